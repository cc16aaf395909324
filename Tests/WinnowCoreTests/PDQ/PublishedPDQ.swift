import Foundation
import TestSupport

@testable import WinnowCore

/// Pictures and the hashes pdqhash 0.2.8 gives them: `Tests/Published/pdq.json`, written by `pdq.py`
/// beside it, which makes the same pictures.
struct PublishedPDQ: Decodable, Sendable, CustomStringConvertible {
  let width: Int
  let height: Int
  let seed: Int
  let quality: Int
  let pdq: String

  var description: String { "\(width)x\(height)" }

  static func read() throws -> [PublishedPDQ] {
    let file = TestFolders.root.appending(path: "Tests/Published/pdq.json")
    return try JSONDecoder().decode([PublishedPDQ].self, from: Data(contentsOf: file))
  }

  /// Grey slopes that cross.
  var picture: Plane {
    Plane(width: width, height: height) { x, y in
      let (u, v) = (x * 4096 / width, y * 4096 / height)
      let first = Self.wave(u * (1 + seed % 3) + v)
      let second = Self.wave(v * 3 + 8192 - u)
      return UInt8((first + 2 * second + 3 * Self.wave(u * v / 1024 + seed * 77)) / 6)
    }
  }

  private static func wave(_ t: Int) -> Int { min(255, abs(t % 1024 - 512) / 2) }
}

/// Frames of real clips and the hashes pdqhash 0.2.8 gives their red, green and blue, where a folder
/// `../shared/truth` beside the checkout has them.
struct ClipPDQ: Decodable, Sendable {
  /// A path below the real clips.
  let clip: String
  /// Counted from 0 as decoded.
  let frame: Int
  let quality: Int
  let pdq: String

  static let missing = "there are no PDQ hashes of real clips beside the checkout"

  /// By clip; nil where there are none.
  static let all: [String: [ClipPDQ]]? = {
    guard let clips = TestFolders.clips else { return nil }
    let file = clips.deletingLastPathComponent().appending(path: "truth/pdq.json")
    let hashes = try? JSONDecoder().decode([ClipPDQ].self, from: Data(contentsOf: file))
    _ = SkippedTests.canTest(
      "tests of real clips' PDQ hashes", if: hashes != nil,
      need: "they stand in ../shared/truth/pdq.json")
    return hashes.map { Dictionary(grouping: $0, by: \.clip) }
  }()
}
