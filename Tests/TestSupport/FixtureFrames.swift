import Foundation
import WinnowCore
import WinnowMedia

/// Frames of the fixtures and of real clips, decoded.
package enum FixtureFrames {
  /// Lends frame `index` of the fixture `name` to `body`.
  package static func with<R>(
    _ name: String, _ index: Int, _ body: (FrameView) throws -> R
  ) throws -> R {
    try with(path: TestFolders.fixture(name).path, index, body)
  }

  /// Lends frame `index` of the real clip `name`, a path below the clips, to `body`.
  package static func with<R>(
    clip name: String, _ index: Int, _ body: (FrameView) throws -> R
  ) throws -> R {
    let clips = TestFolders.clips ?? TestFolders.fixtures
    return try with(path: clips.appending(path: name).path, index, body)
  }

  private static func with<R>(
    path: String, _ index: Int, _ body: (FrameView) throws -> R
  ) throws -> R {
    let reader = try VideoReader(path: path)
    var position = 0
    while let frame = try reader.next() {
      if position == index { return try reader.withView(of: frame, body) }
      position += 1
    }
    throw MediaError(.read, path: path, reason: "there is no frame \(index)")
  }

  /// Lends frame `index` of the fixture `name` and the one before to `body`.
  package static func withPair<R>(
    _ name: String, _ index: Int, _ body: (FrameView, _ previous: FrameView) throws -> R
  ) throws -> R {
    try with(name, index - 1) { previous in
      try with(name, index) { try body($0, previous) }
    }
  }
}

extension FrameView {
  /// Luma, row after row, without padding.
  package var lumaSamples: [UInt8] { Plane(copying: luma).samples }
}
