import TestSupport
import Testing
import WinnowCore

/// Percentiles and range of luma against NumPy 2.4.6, where `full` is the stored Y plane of frame 10 as
/// in `ExposureTests`:
///
///     p = np.percentile(full, [1, 5, 50, 95, 99]); p, (p[3] - p[1]) / 255
@Suite struct LumaPercentilesTests {
  typealias Golden = (file: String, percentiles: [Double])

  private static let fixtures: [Golden] = [
    ("sharp.mp4", [51, 70, 125, 192, 217]), ("dark.mp4", [3, 6, 13, 17, 20]),
    ("full-range.mp4", [40, 69, 136, 197, 222]), ("letterboxed.mp4", [0, 0, 127, 190, 217]),
    ("colourful.mp4", [30, 40, 102, 198, 219]),
  ]
  private static let clips: [Golden] = [
    ("web/0idSKtn42WY.2.mp4", [66, 102, 125, 198, 239]),
    ("web/AR4f5aJ2JIU.284.mp4", [49, 82, 185, 241, 250]),
    ("web/5QQrqobDAG4.54.mp4", [16, 17, 34, 148, 213]),
    ("edited/cartoon_subtitled.mp4", [82, 139, 207, 255, 255]),
  ]

  @Test(arguments: fixtures) func fixturesAreThoseOfNumPy(golden: Golden) throws {
    try FixtureFrames.with(golden.file, 10) { expect($0, golden) }
  }

  @Test(.enabled(if: TestFolders.hasClips, "\(TestFolders.missingClips)"), arguments: clips)
  func realClipsAreThoseOfNumPy(golden: Golden) throws {
    try FixtureFrames.with(clip: golden.file, 10) { expect($0, golden) }
  }

  private func expect(_ frame: FrameView, _ golden: Golden) {
    #expect(LumaPercentiles().values(frame) == golden.percentiles)
    let range = (golden.percentiles[3] - golden.percentiles[1]) / 255
    #expect(LumaRange().values(frame) == [range])
  }

  /// `np.percentile([0, 10, 20, 200], [1, 5, 50, 95, 99])`
  @Test func ranksBetweenSamplesAreInterpolated() {
    let levels: [UInt8] = [200, 0, 20, 10]
    let values = Plane(width: 4, height: 1) { x, _ in levels[x] }
      .withFrame { LumaPercentiles().values($0) }
    for (value, expected) in zip(values, [0.3, 1.5, 15, 173, 194.6]) {
      #expect(abs((value ?? .nan) - expected) < 1e-9)
    }
  }
}
