import TestSupport
import Testing
import WinnowCore

@Suite struct HighFrequencyTests {
  /// OpenCV 5.0.0 and NumPy 2.4.6, where `y` is the stored Y plane of frame 10, got by
  /// `ffmpeg -i FILE -vf 'select=eq(n\\,10)' -frames:v 1 -f rawvideo -`:
  ///
  ///     k = np.array([1, 4, 6, 4, 1]) / 16
  ///     low = cv2.sepFilter2D(y.astype(float), cv2.CV_64F, k, k, borderType=cv2.BORDER_REFLECT_101)
  ///     ((y - low) ** 2).mean() / y.var()
  ///
  /// What the filter leaves is rounded to quarters of a level here, which counts where little is left.
  @Test(arguments: [
    ("sharp.mp4", 0.03278136768322342, 0.001), ("blurred.mp4", 0.00031142063172655434, 0.03),
    ("noisy.mp4", 0.05499978061023052, 0.001), ("dark.mp4", 0.011358730560417175, 0.03),
    ("full-range.mp4", 0.0026406010808112486, 0.005),
    ("odd-size.mp4", 0.02881740145038874, 0.001),
    ("letterboxed.mp4", 0.005671249624918451, 0.001),
  ])
  func valueIsThatOfOpenCV(name: String, expected: Double, tolerance: Double) throws {
    let value = try #require(try HighFrequency().values(name, 10)[0])
    #expect(abs(value / expected - 1) < tolerance, "\(value)")
  }

  /// The share of energy outside a disc whose radius is half the highest frequency of the short side:
  ///
  ///     F = np.abs(np.fft.fftshift(np.fft.fft2(y - y.mean()))) ** 2
  ///     v, u = np.mgrid[0:360, 0:640]
  ///     F[np.hypot(v - 180, u - 320) > 90].sum() / F.sum()
  private static let outsideADisc: [(clip: String, share: Double)] = [
    ("0idSKtn42WY.2.mp4", 0.122396),
    ("1NMpoAqzJfY.25.mp4", 0.0446013),
    ("27JMPcO4byc.33.mp4", 0.0261827),
    ("5QQrqobDAG4.54.mp4", 0.0278334),
    ("6fHASeSrH8w.43.mp4", 0.0600864),
    ("7nxhg1S6BV4.22.mp4", 0.016794),
    ("8xyy2RyDhFY.18.mp4", 0.027629),
    ("AR4f5aJ2JIU.284.mp4", 0.0360496),
    ("AvVDsFBc6bA.0.mp4", 0.00565261),
    ("C_7tn_oGHI0.432.mp4", 0.00561919),
    ("CpO_paJZ9bI.35.mp4", 0.0317296),
    ("DY6EvKeXpoo.15.mp4", 0.00425471),
    ("F_7OgSGfbOk.4.mp4", 0.0220823),
    ("IBvtoadHBPA.14.mp4", 0.0420052),
    ("Idu_-Ar4C5E.17.mp4", 0.0270356),
    ("JGmMJ5pZl4Y.21.mp4", 0.0336567),
    ("JlHyAD6Ne_8.53.mp4", 0.0337041),
    ("LDBkx1me1Y8.60.mp4", 0.015387),
    ("MJao9o7ROs0.1.mp4", 0.0147675),
    ("ONhUIKHX_4.4.mp4", 0.0341772),
    ("QrOHqqixHDU.64.mp4", 0.00512377),
    ("Sijr3wlU_9k.2.mp4", 0.004875),
    ("UaQKCrszICw.16.mp4", 0.0583558),
    ("YI4dFTTlGa4.7.mp4", 0.00431737),
  ]

  @Test(.enabled(if: TestFolders.hasClips, "\(TestFolders.missingClips)"))
  func realClipsAreRankedAsByTheSpectrum() throws {
    let values = try Self.outsideADisc.map { clip, _ in
      try FixtureFrames.with(clip: "web/\(clip)", 10) { HighFrequency().values($0)[0] ?? 0 }
    }
    let correlation = rankCorrelation(values, Self.outsideADisc.map(\.share))
    #expect(correlation >= 0.94, "\(correlation)")
  }

  @Test func contrastAloneChangesNothing() throws {
    func value(_ contrast: Int) throws -> Double {
      let picture = Plane(width: 64, height: 48) { x, y in
        UInt8(128 + contrast * ((x * x + 3 * y) % 17 - 8))
      }
      return try #require(picture.withFrame { HighFrequency().values($0)[0] })
    }
    #expect(abs(try value(4) / value(12) - 1) < 0.01)
  }

  @Test func aFlatPictureHasNone() {
    let flat = Plane(width: 64, height: 48) { x, y in x == 9 && y == 9 ? 130 : 128 }
    #expect(flat.withFrame { HighFrequency().values($0) } == [nil])
  }
}
