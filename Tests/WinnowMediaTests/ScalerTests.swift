import Foundation
import TestSupport
import Testing
import WinnowCore
import WinnowMedia

/// Frames that are not stored as eight-bit planes, against arithmetic on the samples that the
/// `ffmpeg` command decodes.
@Suite(.enabled(if: TestProgram.hasFFmpeg, "\(TestProgram.missing)"))
struct ScalerTests {
  /// The matrix of BT.601 at full range, each value off by at most one step.
  @Test(arguments: ["rgb.mkv", "animated.gif"]) func redGreenBlueBecomesLuma(name: String) throws {
    let path = TestFolders.fixture(name).path
    let errors = try errors(path, filter: "format=rgb24", bytes: 3) { stored, view in
      #expect(view.range == .full && view.matrix == .bt601)
      return view.lumaSamples.enumerated().map { index, level in
        let rgb = stored[(3 * index)..<(3 * index + 3)].map(Double.init)
        return Double(level) - Self.luma(rgb)
      }
    }
    #expect(errors.largest <= 1)
    #expect(abs(errors.mean) < 0.125)
  }

  @Test func redGreenBlueBecomesChroma() throws {
    let path = TestFolders.fixture("rgb.mkv").path
    let errors = try errors(path, filter: "format=rgb24", bytes: 3) { stored, view in
      let chroma = try #require(view.chroma)
      let (u, v) = (Plane(copying: chroma.u), Plane(copying: chroma.v))
      return view.lumaSamples.indices.flatMap { index in
        let rgb = stored[(3 * index)..<(3 * index + 3)].map(Double.init)
        let y = Self.luma(rgb)
        let (wantedU, wantedV) = (128 + (rgb[2] - y) / 1.772, 128 + (rgb[0] - y) / 1.402)
        return [Double(u.samples[index]) - wantedU, Double(v.samples[index]) - wantedV]
      }
    }
    #expect(errors.largest <= 1)
  }

  private static func luma(_ rgb: [Double]) -> Double {
    0.299 * rgb[0] + 0.587 * rgb[1] + 0.114 * rgb[2]
  }

  /// The largest and the mean error over all samples of the first 12 frames.
  private func errors(
    _ path: String, filter: String, bytes: Int,
    of frame: ([UInt8], FrameView) throws -> [Double]
  ) throws -> (largest: Double, mean: Double) {
    let reader = try VideoReader(path: path)
    let reference = try ReferenceFrames(path: path, filter: filter, limit: 12)
    var (largest, sum, count) = (0.0, 0.0, 0)
    for _ in 0..<12 {
      guard let decoded = try reader.next() else { break }
      try reader.withView(of: decoded) { view in
        let stored = reference.samples(view.luma.width * view.luma.height * bytes)
        for error in try frame(stored, view) {
          largest = max(largest, abs(error))
          sum += error
          count += 1
        }
      }
    }
    _ = try reference.finish()
    #expect(count > 0)
    return (largest, sum / Double(max(1, count)))
  }
}
