import Foundation
import WinnowCore
import WinnowMedia

/// What the programs that published detectors follow say of videos: `Tests/Published/published.json`,
/// written by `published.py` beside it.
public struct PublishedAnswers: Decodable, Sendable {
  /// One detector's answer for one video.
  public struct Answer: Decodable, Sendable {
    /// The frames that begin a shot.
    public let cuts: [Int]
    /// Of every so many frames; nil where there is none, and none at all of a varying rate.
    public let scores: [Double?]
  }

  public struct Video: Decodable, Sendable, CustomStringConvertible {
    /// A fixture, or a real clip where it is in a folder.
    public let video: String
    /// By the detector's name.
    public let detectors: [String: Answer]

    public var description: String { video }
    public var isClip: Bool { video.contains("/") }

    public var path: String {
      let folder = isClip ? TestFolders.clips ?? TestFolders.fixtures : TestFolders.fixtures
      return folder.appending(path: video).path
    }
  }

  /// Frames from one score to the next.
  public let every: Int
  public let videos: [Video]

  public static func read() throws -> PublishedAnswers {
    let file = TestFolders.root.appending(path: "Tests/Published/published.json")
    return try JSONDecoder().decode(PublishedAnswers.self, from: Data(contentsOf: file))
  }
}
