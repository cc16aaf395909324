import TestSupport
import Testing
import WinnowCore

/// Against OpenCV 5.0.0 and NumPy 2.4.6, where `y` is the stored Y plane of the frame, got by
/// `ffmpeg -i FILE -vf 'select=eq(n\,10)' -frames:v 1 -f rawvideo -`, and `full` is y as a float, or
/// (y - 16) * 255 / 219 where the range is limited:
///
///     cv2.Laplacian(full, cv2.CV_64F, ksize=1).var()
@Suite struct LaplacianSharpnessTests {
  /// Both are sums of the same integers up to one factor; only the last digits may differ.
  @Test(arguments: [
    ("sharp.mp4", 792.8893140223595), ("blurred.mp4", 4.801351859560697),
    ("noisy.mp4", 1552.9025717386987), ("dark.mp4", 2.5257217948130943),
    ("full-range.mp4", 32.59832190272955), ("odd-size.mp4", 622.6066228058615),
    ("letterboxed.mp4", 249.45365089906076),
  ])
  func varianceIsThatOfOpenCV(name: String, expected: Double) throws {
    let value = try #require(try LaplacianSharpness().values(name, 10)[0])
    #expect(abs(value - expected) < 1e-9 * expected)
  }

  /// Above 360 lines the picture is reduced first:
  ///
  ///     y, x = np.mgrid[0:480, 0:640]
  ///     picture = ((7 * x * x + 13 * y * y + 3 * x * y) // 64 % 251).astype(np.float32)
  ///     reduced = cv2.resize(picture, (480, 360), interpolation=cv2.INTER_AREA)
  ///     cv2.Laplacian(reduced.astype(float), cv2.CV_64F, ksize=1).var()
  ///
  /// gives 28352.8; rounded to whole levels before the Laplacian (np.uint8) it gives 28342.2. Weights
  /// in 1/256 and rounding to whole levels account for half a percent.
  @Test func aLargePictureIsReducedFirst() throws {
    let picture = Plane(width: 640, height: 480) { x, y in
      UInt8((7 * x * x + 13 * y * y + 3 * x * y) / 64 % 251)
    }
    let value = try #require(picture.withFrame { LaplacianSharpness().values($0)[0] })
    #expect(abs(value / 28352.8 - 1) < 0.005)
  }

  /// Each sample four times is the same picture again once it is reduced.
  @Test func sizeAloneChangesNothing() throws {
    let small = Plane(width: 400, height: 360) { x, y in UInt8((x * x + 5 * y + x * y) % 256) }
    let large = Plane(width: 800, height: 720) { x, y in small[x / 2, y / 2] }
    let one = small.withFrame { LaplacianSharpness().values($0)[0] }
    #expect(large.withFrame { LaplacianSharpness().values($0)[0] } == one)
    #expect(try #require(one) > 0)
  }

  @Test func moreDetailScoresHigher() throws {
    let values = try ["blurred.mp4", "sharp.mp4", "noisy.mp4"].map {
      try #require(try LaplacianSharpness().values($0, 25)[0])
    }
    #expect(values[0] < values[1] && values[1] < values[2])
  }
}
