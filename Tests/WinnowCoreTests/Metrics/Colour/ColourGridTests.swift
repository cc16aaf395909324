import TestSupport
import Testing
import WinnowCore

/// Saturation, greyness and perceived brightness against NumPy 2.4.6 and OpenCV 5.0.0, where `y`, `u`
/// and `v` are the stored planes of frame 10, got by
/// `ffmpeg -i FILE -vf 'select=eq(n\\,10)' -frames:v 1 -f rawvideo -`.
@Suite struct ColourGridTests {
  struct Golden: Sendable, CustomTestStringConvertible {
    var file: String
    /// Saturation, its 99th percentile, greyness, variance, brightness, its 5th and 99th percentile.
    var values: [Double]

    init(_ file: String, _ values: [Double]) {
      self.file = file
      self.values = values
    }

    var testDescription: String { file }
  }

  /// On the same reduced planes, `box(p, k)` being means of k x k squares rounded half up:
  ///
  ///     Y = box(box(y, height // 360 or 1)[::3], 2)
  ///     U, V = (box(p[::3], p.shape[1] // Y.shape[1]) for p in (u, v))
  ///     R, G, B = (np.clip(np.floor(c + .5), 0, 255) for c in ...)     # in floating point
  ///     most, least = np.maximum(np.maximum(R, G), B), np.minimum(np.minimum(R, G), B)
  ///     S = np.floor(255 * (most - least) / np.maximum(most, 1) + .5)
  ///     L = np.sqrt(.241 * R * R + .691 * G * G + .068 * B * B)
  ///     [S.mean() / 255, np.percentile(S, 99) / 255, (most - least <= 8).mean(),
  ///      np.var([R, G, B], axis=0).mean(),
  ///      L.mean() / 255, np.percentile(L, 5) / 255, np.percentile(L, 99) / 255]
  private static let reduced = [
    Golden(
      "sharp.mp4",
      [0.50968, 0.8902, 0.06417, 1929.06912, 0.53131, 0.32444, 0.86208]),
    Golden(
      "blurred.mp4",
      [0.49241, 0.84706, 0.00667, 1610.46958, 0.52768, 0.34309, 0.84238]),
    Golden(
      "noisy.mp4",
      [0.51073, 0.88235, 0.0325, 1860.76162, 0.52862, 0.32095, 0.8578]),
    Golden(
      "dark.mp4",
      [0.60012, 1.0, 0.38083, 20.56278, 0.0528, 0.02664, 0.0847]),
    Golden(
      "full-range.mp4",
      [0.49652, 0.95686, 0.00896, 1803.50704, 0.5554, 0.29542, 0.89065]),
    Golden(
      "letterboxed.mp4",
      [0.28228, 1.0, 0.26109, 664.63377, 0.42188, 0.0, 0.85135]),
    Golden(
      "colourful.mp4",
      [0.79334, 1.0, 0.0475, 6914.93921, 0.50785, 0.23587, 0.89193]),
    Golden(
      "original.mp4",
      [0.76228, 1.0, 0.0, 4820.78579, 0.63853, 0.46953, 0.86465]),
  ]
  private static let reducedClips = [
    Golden(
      "web/0idSKtn42WY.2.mp4",
      [0.61361, 0.72549, 0.00302, 1619.24844, 0.54889, 0.44008, 0.91199]),
    Golden(
      "web/AR4f5aJ2JIU.284.mp4",
      [0.17059, 0.52157, 0.06729, 187.84593, 0.69254, 0.34535, 0.9827]),
    Golden(
      "web/5QQrqobDAG4.54.mp4",
      [0.16902, 0.4, 0.71755, 40.40325, 0.19837, 0.06818, 0.77134]),
    Golden(
      "edited/cartoon_subtitled.mp4",
      [0.70742, 1.0, 0.13323, 7475.67212, 0.83269, 0.54763, 1.0]),
    Golden(
      "web/koala_0psDrM3mxx0_155.mp4",
      [0.49013, 1.0, 0.15385, 969.28978, 0.3702, 0.0624, 0.83939]),
    Golden(
      "classic/bigbuckbunny.mp4",
      [0.46724, 0.80784, 0.05328, 1119.45701, 0.47105, 0.14212, 0.92156]),
  ]

  @Test(arguments: reduced) func valuesAreThoseOfNumPy(golden: Golden) throws {
    try FixtureFrames.with(golden.file, 10) { expect($0, golden, of: Self.sameGrid) }
  }

  @Test(
    .enabled(if: TestFolders.hasClips, "\(TestFolders.missingClips)"), arguments: reducedClips)
  func valuesOfRealClipsAreThoseOfNumPy(golden: Golden) throws {
    try FixtureFrames.with(clip: golden.file, 10) { expect($0, golden, of: Self.sameGrid) }
  }

  /// At full size, of `cv2.cvtColor(yuv, cv2.COLOR_YUV2BGR_I420)`, S of `cv2.COLOR_BGR2HSV`, the others
  /// by the formulas above. Means hardly depend on the size; the ends of the scale come nearer where
  /// detail is finer than the grid.
  private static let wholePictures = [
    Golden(
      "sharp.mp4",
      [0.51166, 0.87843, 0.06412, 1914.12709, 0.52917, 0.32006, 0.86193]),
    Golden(
      "blurred.mp4",
      [0.49118, 0.84706, 0.00762, 1590.03581, 0.5254, 0.34143, 0.84052]),
    Golden(
      "noisy.mp4",
      [0.51411, 0.9098, 0.0325, 1845.62627, 0.52658, 0.30767, 0.86862]),
    Golden(
      "dark.mp4",
      [0.60742, 1.0, 0.38533, 20.41496, 0.05201, 0.02434, 0.0847]),
    Golden(
      "letterboxed.mp4",
      [0.29242, 1.0, 0.25751, 664.01497, 0.42171, 0.0, 0.85117]),
    Golden(
      "colourful.mp4",
      [0.79404, 1.0, 0.04797, 6900.09343, 0.50686, 0.22331, 0.89774]),
  ]
  private static let wholeClips = [
    Golden(
      "web/0idSKtn42WY.2.mp4",
      [0.61728, 0.73333, 0.00357, 1618.98516, 0.54783, 0.42761, 0.954]),
    Golden(
      "web/AR4f5aJ2JIU.284.mp4",
      [0.17386, 0.53726, 0.06736, 189.86643, 0.69118, 0.32438, 0.9827]),
    Golden(
      "web/5QQrqobDAG4.54.mp4",
      [0.16978, 0.39216, 0.71785, 40.70187, 0.19795, 0.06723, 0.8353]),
    Golden(
      "edited/cartoon_subtitled.mp4",
      [0.70806, 0.99608, 0.13556, 7468.04358, 0.8319, 0.54664, 1.0]),
  ]

  @Test(arguments: wholePictures) func valuesAreNearThoseOfOpenCV(golden: Golden) throws {
    try FixtureFrames.with(golden.file, 10) { expect($0, golden, of: Self.otherSize) }
  }

  @Test(
    .enabled(if: TestFolders.hasClips, "\(TestFolders.missingClips)"), arguments: wholeClips)
  func valuesOfRealClipsAreNearThoseOfOpenCV(golden: Golden) throws {
    try FixtureFrames.with(clip: golden.file, 10) { expect($0, golden, of: Self.otherSize) }
  }

  /// Levels rounded elsewhere, weights of whole 1/256 and brightness in steps of 1/255.
  private static let sameGrid = [0.001, 0.004, 0.001, 0.5, 0.001, 0.003, 0.003]
  private static let otherSize = [0.011, 0.035, 0.006, 25, 0.0025, 0.022, 0.085]

  private func expect(_ frame: FrameView, _ golden: Golden, of tolerances: [Double]) {
    let values = Saturation().values(frame) + Greyness().values(frame)
    let all = values + PerceivedBrightness().values(frame)
    for (index, (value, expected)) in zip(all, golden.values).enumerated() {
      let distance = abs((value ?? .nan) - expected)
      #expect(distance <= tolerances[index], "\(index): \(value ?? .nan), not \(expected)")
    }
  }

  @Test func greyVideoIsGrey() throws {
    try FixtureFrames.with("grey.mp4", 10) { frame in
      #expect(Saturation().values(frame) == [0, 0])
      #expect(Greyness().values(frame) == [1, 0])
    }
    let ramp = Plane(width: 256, height: 4) { x, _ in UInt8(x) }
    #expect(ramp.withFrame { Saturation().values($0) + Greyness().values($0) } == [0, 0, 1, 0])
  }

  /// Of grey, brightness is luma.
  @Test func brightnessOfGreyIsItsLevel() throws {
    for (range, level) in [(SampleRange.full, 51.0), (.limited, 255.0 * 44 / 219)] {
      let grey = Plane(width: 40, height: 30, filledWith: range == .full ? 51 : 60)
      for value in grey.withFrame(range: range, { PerceivedBrightness().values($0) }) {
        #expect(abs(try #require(value) - level / 255) < 0.6 / 255)
      }
    }
  }

  /// Half red, half white, by BT.601 at full range.
  @Test func halfOfTheColourIsHalfOfTheScore() throws {
    let luma = Plane(width: 80, height: 40) { x, _ in x < 40 ? 76 : 255 }
    let u = Plane(width: 40, height: 20) { x, _ in x < 20 ? 85 : 128 }
    let v = Plane(width: 40, height: 20) { x, _ in x < 20 ? 255 : 128 }
    luma.withFrame(chroma: (u, v)) { frame in
      #expect(Saturation().values(frame) == [0.5, 1])
      #expect(Greyness().values(frame)[0] == 0.5)
    }
  }
}
