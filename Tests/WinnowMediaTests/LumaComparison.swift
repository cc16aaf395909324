import Foundation
import TestSupport
import WinnowCore
import WinnowMedia

/// Frames of the reader beside those of the `ffmpeg` command: every luma sample, every time.
struct LumaComparison {
  var frames = 0
  /// The first frame whose luma differs or is missing on either side.
  var firstDifference: Int?
  var times: [Int64] = []
  var expectedTimes: [Int64] = []
  var timeBase = ""
  var expectedTimeBase = ""

  /// - Parameter limit: frames to stop after; nil for all.
  init(path: String, limit: Int? = nil) throws {
    let reader = try VideoReader(path: path)
    let reference = try ReferenceFrames(path: path, filter: "extractplanes=y", limit: limit)
    timeBase = "\(reader.facts.timeBase)"
    var clock = FrameTimes(timeBase: reader.facts.timeBase)
    while frames < limit ?? .max, let frame = try reader.next() {
      times.append(clock.append(pts: frame.pts, duration: frame.duration))
      let isSame = try reader.withView(of: frame) { Self.isSame($0.luma, reference) }
      if !isSame, firstDifference == nil { firstDifference = frames }
      frames += 1
    }
    if !reference.samples(1).isEmpty { firstDifference = firstDifference ?? frames }
    (expectedTimeBase, expectedTimes) = try reference.finish()
  }

  private static func isSame(_ luma: PlaneView, _ reference: ReferenceFrames) -> Bool {
    let expected = reference.samples(luma.width * luma.height)
    guard expected.count == luma.width * luma.height else { return false }
    return expected.withUnsafeBytes { expected in
      (0..<luma.height).allSatisfy { y in
        let row = expected.baseAddress! + y * luma.width
        return memcmp(row, luma.base + y * luma.stride, luma.width) == 0
      }
    }
  }
}
