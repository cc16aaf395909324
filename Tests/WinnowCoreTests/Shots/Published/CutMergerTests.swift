import Testing

@testable import WinnowCore

/// Cuts, and the frames at which they come, as of PySceneDetect 0.7.1: `FlashFilter(Mode.MERGE, 15)`
/// with frames at `round(number * 1e6 / rate)` microseconds.
@Suite struct CutMergerTests {
  typealias Case = (above: [Int], cuts: [[Int]])

  /// Frames above the threshold; [cut, frame that names it].
  private static let at25: [Case] = [
    ([14], []), ([15], [[15, 15]]), ([16], [[16, 16]]), ([14, 29], [[29, 29]]),
    ([0, 15], [[15, 15]]), ([20, 35], [[20, 20], [35, 35]]), ([20, 25], [[20, 20]]),
    ([20, 25, 39], [[20, 20]]), ([20, 25, 40], [[20, 20], [40, 55]]),
    ([20, 25, 41, 44], [[20, 20], [44, 59]]),
    ([20, 25, 60, 90], [[20, 20], [60, 75], [90, 90]]),
    ([20] + Array(25..<60), [[20, 20], [59, 74]]),
    ([3, 20, 23, 30, 38, 39, 70], [[20, 20], [39, 54], [70, 70]]),
  ]
  private static let atNTSC: [Case] = [
    ([15], []), ([16], [[16, 16]]), ([14, 29], []), ([14, 30], [[30, 30]]), ([0, 15], []),
    ([0, 16], [[16, 16]]), ([20, 35], [[20, 20]]), ([20, 36], [[20, 20], [36, 36]]),
    ([20, 25, 40], [[20, 20]]), ([20, 25, 41], [[20, 20], [41, 57]]),
    ([20] + Array(25..<60), [[20, 20], [59, 75]]),
  ]

  @Test(arguments: [(25, at25), (30_000 / 1001, atNTSC)] as [(Double, [Case])])
  func framesInQuickSuccessionAreOneCut(rate: Double, cases: [Case]) {
    for (above, cuts) in cases {
      var merger = CutMerger(framesPerSecond: rate)
      let found = (0..<100).compactMap { frame in
        merger.push(frame, isAbove: above.contains(frame)).map { [$0, frame] }
      }
      #expect(found == cuts, "\(above) at \(rate)")
      #expect(found.allSatisfy { $0[1] - $0[0] <= CutMerger.lag })
    }
  }

  /// `15 / float(rate)` against `round(n * 1e6 / rate) / 1e6` in Python: 15 frames of 30000/1001 and
  /// 60000/1001 are shorter by a rounding error, those of 24000/1001 are not.
  @Test(
    arguments: [
      (24, 15), (25, 15), (30, 15), (50, 15), (60, 15), (24_000 / 1001, 15), (30_000 / 1001, 16),
      (60_000 / 1001, 16), (.nan, 15), (0, 15), (1e300, 15), (-5, 15),
    ] as [(Double, Int)])
  func fifteenFramesAreRoundedAsByPySceneDetect(rate: Double, frames: Int) {
    let length = LeastShotLength(framesPerSecond: rate)
    #expect((1..<100).first { length.isReached(from: 300, to: 300 + $0) } == frames)
  }
}
