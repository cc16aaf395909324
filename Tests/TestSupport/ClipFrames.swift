import Foundation
import WinnowCore
import WinnowMedia

/// Frames of the real clips, decoded.
package enum ClipFrames {
  /// Lends frame `index` of the clip `name` and the `count - 1` before it, the last one first.
  package static func with<R>(
    _ name: String, _ index: Int, count: Int, _ body: ([FrameView]) throws -> R
  ) throws -> R {
    guard let clips = TestFolders.clips else {
      throw MediaError(.open, path: name, reason: "there are no real clips")
    }
    return try withFile(clips.appending(path: name).path, index, count: count, body)
  }

  /// The same of a fixture.
  package static func withFixture<R>(
    _ name: String, _ index: Int, count: Int, _ body: ([FrameView]) throws -> R
  ) throws -> R {
    try withFile(TestFolders.fixture(name).path, index, count: count, body)
  }

  /// The same of the video at `path`.
  package static func withFile<R>(
    _ path: String, _ index: Int, count: Int, _ body: ([FrameView]) throws -> R
  ) throws -> R {
    let reader = try VideoReader(path: path)
    for _ in 0..<index - count + 1 { _ = try reader.next() }
    func lend(_ lent: [FrameView]) throws -> R {
      guard lent.count < count else { return try body(lent) }
      let frame = try reader.next()
      guard let frame else {
        throw MediaError(.read, path: path, reason: "there is no frame \(index)")
      }
      return try reader.withView(of: frame) { try lend([$0] + lent) }
    }
    return try lend([])
  }
}
