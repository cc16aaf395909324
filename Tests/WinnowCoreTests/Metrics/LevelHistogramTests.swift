import TestSupport
import Testing

@testable import WinnowCore

/// Levels against FFmpeg 5.1's filter signalstats, of frame 10 of each file:
///
///     ffmpeg -i FILE -vf 'signalstats,select=eq(n\,10),metadata=print:file=-' -frames:v 1 -f null -
@Suite struct LevelHistogramTests {
  struct Golden: Sendable {
    var file: String
    /// YMIN, YLOW, YHIGH and YMAX: the first and last level, and where a tenth and nine tenths of the
    /// samples are reached.
    var levels: [Int]
    /// YAVG, of six digits.
    var mean: Double
  }

  @Test(arguments: [
    Golden(file: "sharp.mp4", levels: [39, 83, 169, 213], mean: 125.963),
    Golden(file: "dark.mp4", levels: [16, 22, 30, 36], mean: 26.6001),
    Golden(file: "letterboxed.mp4", levels: [9, 16, 169, 221], mean: 107.879),
    Golden(file: "original.mp4", levels: [11, 111, 177, 252], mean: 145.148),
  ])
  func levelsAreThoseOfFFmpeg(_ golden: Golden) throws {
    try FixtureFrames.with(golden.file, 10) { expect($0, golden) }
  }

  @Test(
    .enabled(if: TestFolders.hasClips, "\(TestFolders.missingClips)"),
    arguments: [
      Golden(file: "web/27JMPcO4byc.33.mp4", levels: [28, 65, 144, 241], mean: 111.685),
      Golden(file: "edited/bikes.mp4", levels: [31, 94, 200, 241], mean: 132.944),
      Golden(file: "classic/carphone_pristine.mp4", levels: [20, 42, 210, 239], mean: 104.006),
      Golden(file: "web/vsMjj2Pu9TM.99.mp4", levels: [5, 44, 198, 251], mean: 111.317),
    ])
  func levelsOfAClipAreThoseOfFFmpeg(_ golden: Golden) throws {
    try ClipFrames.with(golden.file, 10, count: 1) { expect($0[0], golden) }
  }

  private func expect(_ frame: FrameView, _ golden: Golden) {
    let histogram = LevelHistogram(bins: Kernels.best.histogram(frame.luma))
    let tenth = (histogram.count + 9) / 10
    let ranks = [0, tenth - 1, histogram.count * 9 / 10 - 1, histogram.count - 1]
    #expect(ranks.map(histogram.level) == golden.levels)
    #expect(abs(histogram.mean - golden.mean) < 0.0005 * 1.001)
  }
}
