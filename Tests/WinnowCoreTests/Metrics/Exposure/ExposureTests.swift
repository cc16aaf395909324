import TestSupport
import Testing
import WinnowCore

/// Exposure and contrast against NumPy 2.4.6, where `y` is the stored Y plane of the frame, got by
/// `ffmpeg -i FILE -vf 'select=eq(n\,N)' -frames:v 1 -f rawvideo -`:
///
///     full = np.clip(np.rint((y - 16.0) * 255 / 219), 0, 255)     # y itself at full range
///     full.mean(), (full < 5).mean(), (full > 250).mean(), full.std() / 255
@Suite struct ExposureTests {
  struct Golden: Sendable {
    var file: String
    var frame: Int
    var mean: Double
    var dark: Double
    var contrast: Double
  }

  private static let goldens = [
    Golden(
      file: "sharp.mp4", frame: 10, mean: 128.0193402777778, dark: 0, contrast: 0.14742971969621252),
    Golden(
      file: "dark.mp4", frame: 10, mean: 12.298072916666667, dark: 0.017951388888888888,
      contrast: 0.014111039459332354),
    Golden(
      file: "full-range.mp4", frame: 10, mean: 135.08418402777778, dark: 0,
      contrast: 0.15152539073167923),
    Golden(
      file: "odd-size.mp4", frame: 10, mean: 112.89100015490267, dark: 0,
      contrast: 0.1445669922779035),
    Golden(
      file: "letterboxed.mp4", frame: 10, mean: 106.9943967013889, dark: 0.249609375,
      contrast: 0.2622128694665119),
    Golden(file: "fades.mp4", frame: 0, mean: 0, dark: 1, contrast: 0),
  ]

  /// The same integers summed: only the last digits may differ.
  @Test(arguments: goldens) func valuesAreThoseOfNumPy(golden: Golden) throws {
    let exposure = try Exposure().values(golden.file, golden.frame)
    let contrast = try RMSContrast().values(golden.file, golden.frame)
    let expected = [golden.mean, golden.dark, 0, golden.contrast]
    for (value, expected) in zip(exposure + contrast, expected) {
      #expect(abs(try #require(value) - expected) < 1e-9)
    }
  }

  /// Levels 0 to 4 are dark and 251 to 255 bright: one of each level leaves 5 in 256 at each end.
  @Test func theEndsOfTheScaleAreCounted() throws {
    let ramp = Plane(width: 256, height: 3) { x, _ in UInt8(x) }
    let values = ramp.withFrame { Exposure().values($0) }
    #expect(values == [127.5, 5.0 / 256, 5.0 / 256])
  }

  /// 16 and 235 are black and white in limited range, and so is what lies beyond.
  @Test func limitedRangeEndsAt16And235() {
    let levels: [UInt8] = [0, 16, 235, 255]
    let values = Plane(width: 4, height: 1) { x, _ in levels[x] }
      .withFrame(range: .limited) { Exposure().values($0) }
    #expect(values == [127.5, 0.5, 0.5])
  }
}
