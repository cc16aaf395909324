import Foundation
import TestSupport
import WinnowCore
import WinnowMedia

/// A decoded frame in a few bytes.
struct FrameHash: Hashable {
  var pts: Int64?
  var isKeyframe: Bool
  /// Of the size and every sample of luma and chroma; differs from process to process.
  var samples: Int

  init(_ frame: borrowing VideoFrame, _ view: FrameView) {
    (pts, isKeyframe) = (frame.pts, frame.isKeyframe)
    var hasher = Hasher()
    for plane in [view.luma, view.chroma?.u, view.chroma?.v].compactMap({ $0 }) {
      hasher.combine(plane.width)
      for y in 0..<plane.height {
        let row = UnsafeRawBufferPointer(start: plane.base + y * plane.stride, count: plane.width)
        hasher.combine(bytes: row)
      }
    }
    samples = hasher.finalize()
  }
}

/// What decoding from the start to the end gives: the truth for every other way of reading.
struct DecodedFrames {
  var hashes: [FrameHash] = []
  var times: FrameTimes
  let damage: DecodeDamage

  init(path: String, frames: VideoReader.Selection = .everyFrame) throws {
    let reader = try VideoReader(path: path, frames: frames)
    times = FrameTimes(timeBase: reader.facts.timeBase, start: reader.facts.start ?? 0)
    while let frame = try reader.next() {
      times.append(pts: frame.pts, duration: frame.duration)
      hashes.append(try reader.withView(of: frame) { FrameHash(frame, $0) })
    }
    damage = reader.damage
  }
}
