import TestSupport
import Testing
import WinnowCore

/// Against NumPy 2.4.6 and SciPy, where `y` is the stored Y plane of the frame:
///
///     k = np.array([[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]])
///     gx, gy = [scipy.ndimage.convolve(y.astype(float), m)[1:-1, 1:-1] for m in (k, k.T)]
///     np.sqrt(gx * gx + gy * gy).std() * 255 / 219     # without the factor at full range
///
/// and FFmpeg 5.1's `siti`, which prints two digits:
///
///     ffmpeg -i FILE -vf 'siti,select=eq(n\,N),metadata=print:file=-' -f null -
@Suite struct SpatialInformationTests {
  struct Golden: CustomTestStringConvertible, Sendable {
    var name: String
    var frame = 10
    var numpy: Double
    var siti: Double
    var testDescription: String { name }
  }

  @Test(arguments: [
    Golden(name: "sharp.mp4", numpy: 56.028107450500386, siti: 56.01),
    Golden(name: "noisy.mp4", numpy: 51.344866942503344, siti: 51.34),
    Golden(name: "full-range.mp4", numpy: 20.563187157469066, siti: 20.56),
    Golden(name: "blurred.mp4", numpy: 10.181981537074886, siti: 10.32),
    Golden(name: "odd-size.mp4", numpy: 53.61920274204129, siti: 53.61),
    Golden(name: "dark.mp4", numpy: 2.391565554775337, siti: 2.68),
    Golden(name: "letterboxed.mp4", numpy: 62.92999991982655, siti: 62.49),
    Golden(name: "original.mp4", numpy: 98.77875775552317, siti: 98.69),
    Golden(name: "vfr.mp4", frame: 37, numpy: 20.313662885471963, siti: 20.33),
    Golden(name: "interlaced.mpg", numpy: 18.470626569218766, siti: 18.49),
  ])
  func valueIsThatOfNumPyAndFFmpeg(_ golden: Golden) throws {
    expect(try SpatialInformation().values(golden.name, golden.frame), golden)
  }

  @Test(
    .enabled(if: TestFolders.hasClips, "\(TestFolders.missingClips)"),
    arguments: [
      Golden(name: "web/27JMPcO4byc.33.mp4", numpy: 56.27839018645739, siti: 56.26),
      Golden(name: "web/CpO_paJZ9bI.35.mp4", numpy: 120.15145720584373, siti: 120.13),
      Golden(name: "edited/bikes.mp4", numpy: 27.82971594839899, siti: 27.76),
      Golden(name: "classic/bigbuckbunny.mp4", numpy: 49.06344758099579, siti: 49.07),
      Golden(name: "classic/carphone_pristine.mp4", numpy: 113.27989451873005, siti: 113.31),
      Golden(name: "web/vsMjj2Pu9TM.99.mp4", numpy: 89.34745061709904, siti: 89.33),
    ])
  func valueOfAClipIsThatOfNumPyAndFFmpeg(_ golden: Golden) throws {
    let values = try ClipFrames.with(golden.name, golden.frame, count: 1) {
      SpatialInformation().values(last: $0)
    }
    expect(values, golden)
  }

  /// Sizes of gradients are rounded to 1/1024. `siti` brings limited range to whole levels, rounded down,
  /// before it looks, which adds grain to flat pictures, and cuts what is beyond black.
  private func expect(_ values: [Double?], _ golden: Golden) {
    let value = values[0] ?? .nan
    #expect(abs(value - golden.numpy) < 1e-3)
    #expect(abs(value - golden.siti) < 0.3 + 0.0025 * golden.siti)
  }

  /// Stripes 8 samples wide have gradients of 4 * 100 at two samples of each 8, and none at the rest.
  @Test func stripes() throws {
    let stripes = Plane(width: 66, height: 20) { x, _ in (x - 1) / 8 % 2 == 0 ? 0 : 100 }
    let value = try #require(stripes.withFrame { SpatialInformation().values($0)[0] })
    let share = 15.0 / 64
    #expect(abs(value - 400 * (share * (1 - share)).squareRoot()) < 1e-9)
  }

  @Test func tooSmallAPictureHasNone() {
    for (width, height) in [(1, 1), (2, 40), (40, 2)] {
      let plane = Plane(width: width, height: height)
      #expect(plane.withFrame { SpatialInformation().values($0) } == [nil])
    }
  }
}
