import Testing
import WinnowCore

/// What OpenCV 5.0.0 and NumPy 2.4.6 compute of a picture made by a formula:
///
///     y, x = np.mgrid[0:43, 0:61]
///     picture = ((7 * x * x + 13 * y * y + 3 * x * y) % 251).astype(np.uint8)
///     rolled = np.roll(picture, 5, axis=1)
@Suite struct OpenCVTests {
  private let picture = Plane(width: 61, height: 43, sample: Self.sample)
  private let rolled = Plane(width: 61, height: 43) { x, y in sample((x + 56) % 61, y) }

  private static func sample(_ x: Int, _ y: Int) -> UInt8 {
    UInt8((7 * x * x + 13 * y * y + 3 * x * y) % 251)
  }

  /// `laplacian = cv2.Laplacian(picture, cv2.CV_64F, ksize=1); laplacian.mean(), laplacian.var()`
  @Test func laplacian() {
    let moments = picture.withView(Kernels.best.detail).laplacian
    #expect(abs(moments.mean - 0.614944719786504) < 1e-12)
    #expect(abs(moments.variance - 108483.31418001029) < 1e-6)
  }

  /// `np.bincount(picture.ravel(), minlength=256)[:251:25]`
  @Test func histogram() {
    let bins = picture.withView(Kernels.best.histogram)
    let counts = stride(from: 0, to: 251, by: 25).map { bins[$0] }
    #expect(counts == [19, 9, 11, 8, 12, 6, 16, 13, 6, 5, 7])
  }

  /// `(picture.astype(int) - rolled).sum(), (picture.astype(int) - rolled).var()`
  @Test func difference() {
    let moments = picture.withView { a in rolled.withView { Kernels.best.difference(a, $0) } }
    #expect(moments.sum == 0)
    #expect(abs(moments.variance - 10903.870377430423) < 1e-6)
  }

  /// `np.cov(picture.ravel(), rolled.ravel(), bias=True)[0, 1]`; the variance of a sum less that
  /// of a difference is four times the covariance.
  @Test func covariance() {
    let moments = picture.withView { a in rolled.withView { Kernels.best.pairMoments(a, $0) } }
    let four = moments.combined(1, 1).variance - moments.combined(1, -1).variance
    #expect(abs(four / 4 + 172.30868927021555) < 1e-6)
  }

  /// `cv2.resize(picture[:42, :60], (10, 7), interpolation=cv2.INTER_AREA)[3]`
  @Test func boxReduce() {
    let reduced = picture.withView { Kernels.best.boxReduce($0, factor: 6) }
    let row = (0..<10).map { reduced[$0, 3] }
    #expect(row == [120, 129, 132, 123, 124, 126, 116, 123, 124, 134])
  }

  /// `cv2.resize(picture.astype(np.float32), (5, 4), interpolation=cv2.INTER_AREA).round(3)`; the
  /// weights here are whole 1/256, hence the tolerance of half a level.
  @Test func areaAverage() {
    let expected = [
      117.372, 104.006, 127.323, 123.305, 125.062, 126.134, 126.96, 114.517, 128.71, 123.797,
      128.6, 132.708, 125.94, 117.578, 125.039, 119.792, 128.523, 112.215, 135.46, 126.49,
    ]
    let cells = picture.withView {
      Kernels.best.areaAverage(
        $0, columns: AreaTaps(length: 61, count: 5), rows: AreaTaps(length: 43, count: 4))
    }
    for (cell, level) in zip(cells, expected) { #expect(abs(Double(cell) / 256 - level) < 0.5) }
  }
}
