import Foundation
import WinnowCore
import WinnowMedia

/// What the programs that published detectors follow say of videos: `Tests/Published/published.json`,
/// written by `published.py` beside it.
package struct PublishedAnswers: Decodable, Sendable {
  /// One detector's answer for one video.
  package struct Answer: Decodable, Sendable {
    /// The frames that begin a shot.
    package let cuts: [Int]
    /// Of every so many frames; nil where there is none, and none at all of a varying rate.
    package let scores: [Double?]
  }

  package struct Video: Decodable, Sendable, CustomStringConvertible {
    /// A fixture, or a real clip where it is in a folder.
    package let video: String
    /// By the detector's name.
    package let detectors: [String: Answer]

    package var description: String { video }
    package var isClip: Bool { video.contains("/") }

    package var path: String {
      let folder = isClip ? TestFolders.clips ?? TestFolders.fixtures : TestFolders.fixtures
      return folder.appending(path: video).path
    }
  }

  /// Frames from one score to the next.
  package let every: Int
  package let videos: [Video]

  package static func read() throws -> PublishedAnswers {
    let file = TestFolders.root.appending(path: "Tests/Published/published.json")
    return try JSONDecoder().decode(PublishedAnswers.self, from: Data(contentsOf: file))
  }
}
