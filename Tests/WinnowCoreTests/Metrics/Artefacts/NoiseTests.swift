import TestSupport
import Testing
import WinnowCore

/// Against NumPy 2.4.6 and SciPy, where `y` is the stored Y plane of the frame:
///
///     mask = np.array([[1, -2, 1], [-2, 4, -2], [1, -2, 1]])
///     r = np.abs(scipy.ndimage.convolve(y.astype(float), mask)[1:-1, 1:-1])
///     gain = np.sqrt(np.pi / 2) / 6 * 255 / 219     # without the last factor at full range
///     plain = r.mean() * gain
///     means = []
///     for top in range(0, len(y), 32):
///         band = r[max(top, 1) - 1:min(top + 32, len(y) - 1) - 1]
///         rows = np.count_nonzero(band.any(1))
///         if rows < 8: continue
///         n = band.shape[1] // 16
///         sums = band[:, :16 * n].reshape(len(band), n, 16).sum((0, 2))
///         means += [s / (16 * rows) for s in sums if s > 0]
///     low = sorted(means)[int(0.1 * len(means))] * gain
@Suite struct NoiseTests {
  @Test(arguments: [
    ("sharp.mp4", 2.7097795304834267, 3.9497622470912375),
    ("noisy.mp4", 6.008982693909504, 7.47405171364177),
    ("full-range.mp4", 0.5029747524752994, 0.5831632036116977),
    ("blurred.mp4", 0.2848270081948978, 0.34799065427366305),
    ("odd-size.mp4", 1.5285049376571418, 3.0239082913066113),
    ("letterboxed.mp4", 0.3130546848321906, 0.32040350298165693),
    ("original.mp4", 0.1059350450949598, 6.593968713661911),
  ])
  func valuesAreThoseOfNumPy(name: String, low: Double, plain: Double) throws {
    let values = try Noise().values(name, 10)
    #expect(abs(try #require(values[0]) - low) < 1e-6)
    #expect(abs(try #require(values[1]) - plain) < 1e-9)
  }

  @Test(
    .enabled(if: TestFolders.hasClips, "\(TestFolders.missingClips)"),
    arguments: [
      ("web/27JMPcO4byc.33.mp4", 0.4683024704328036, 1.127072102561109),
      ("web/CpO_paJZ9bI.35.mp4", 0.3216054956470304, 1.704411140413304),
      ("edited/bikes.mp4", 0.09548405409904448, 0.25347949143101844),
      ("classic/bigbuckbunny.mp4", 0.2874022523876712, 0.7814135043771211),
      ("classic/carphone_pristine.mp4", 0.9049924809068972, 2.22791065851635),
    ])
  func valuesOfAClipAreThoseOfNumPy(name: String, low: Double, plain: Double) throws {
    let values = try ClipFrames.with(name, 10, count: 1) { Noise().values(last: $0) }
    #expect(abs(try #require(values[0]) - low) < 1e-6)
    #expect(abs(try #require(values[1]) - plain) < 1e-9)
  }

  /// Half of the picture is texture, all of it has noise of even spread: (2 a + 1)^2 - 1 is 12 times
  /// its variance.
  @Test(arguments: [1, 3, 6, 10]) func noiseIsToldFromTexture(spread: Int) throws {
    var generator = SeededGenerator(seed: 3)
    let picture = Plane(width: 320, height: 192) { x, y in
      let texture = x < 160 ? 0 : (x * 37 + y * 91) % 60
      return UInt8(90 + x / 9 + texture + Int.random(in: -spread...spread, using: &generator))
    }
    let values = picture.withFrame { Noise().values($0) }
    let sigma = (Double((2 * spread + 1) * (2 * spread + 1) - 1) / 12).squareRoot()
    #expect(abs(try #require(values[0]) / sigma - 1) < 0.12)
    #expect(try #require(values[1]) > 2 * sigma)
  }

  @Test func flatPicturesAndBarsHaveNone() throws {
    let flat = Plane(width: 64, height: 64, filledWith: 90)
    #expect(flat.withFrame { Noise().values($0) } == [0, 0])
    var generator = SeededGenerator(seed: 4)
    let noise = Plane(width: 128, height: 128) { _, _ in
      UInt8.random(in: 90...110, using: &generator)
    }
    let barred = Plane(width: 128, height: 384) { x, y in
      128..<256 ~= y ? noise[x, y - 128] : 16
    }
    let (one, other) = (
      noise.withFrame { Noise().values($0)[0] }, barred.withFrame { Noise().values($0)[0] }
    )
    #expect(abs(try #require(one) / (try #require(other)) - 1) < 0.1)
  }

  @Test func picturesWithoutABlockHaveTheirMean() throws {
    let small = Plane(width: 12, height: 12) { x, y in UInt8((x * 7 + y * y * 3) % 50) }
    let values = small.withFrame { Noise().values($0) }
    #expect(values[0] == nil && values[1] != nil)
    #expect(Plane(width: 2, height: 9).withFrame { Noise().values($0) } == [nil, nil])
  }
}
