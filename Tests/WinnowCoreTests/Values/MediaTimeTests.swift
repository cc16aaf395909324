import Testing
import WinnowCore

@Suite struct MediaTimeTests {
  @Test(arguments: [
    (Int64(0), Rational(1, 25), 0.0), (25, Rational(1, 25), 1), (-1, Rational(1, 4), -0.25),
    (90_000, Rational(1, 90_000), 1), (3, Rational(1_001, 30_000), 0.1001),
  ])
  func secondsAreTicksTimesTheBase(ticks: Int64, base: Rational, seconds: Double) {
    #expect(MediaTime(ticks: ticks, timeBase: base).seconds == seconds)
  }

  @Test func ticksAreTheNearestOnes() {
    let base = Rational(1, 10)
    let nearest: [(Double, Int64)] = [
      (0.04, 0), (0.06, 1), (-0.06, -1), (1.0 / 3, 3), (0.25, 3), (-0.25, -3), (0.75, 8),
    ]
    for (seconds, ticks) in nearest { #expect(MediaTime.ticks(seconds, base) == ticks) }
  }

  @Test func timesOutOfReachAreClamped() {
    let base = Rational(1, 90_000)
    #expect(MediaTime.ticks(.infinity, base) == .max)
    #expect(MediaTime.ticks(-.infinity, base) == .min)
    #expect(MediaTime.ticks(1e300, base) == .max)
    #expect(MediaTime.ticks(-1e15, base) == .min)
    #expect(MediaTime.ticks(.nan, base) == 0)
  }

  /// Up to 2^52 ticks a double holds both, so the way there and back is exact.
  @Test(arguments: [Rational(1, 12_800), Rational(1, 90_000), Rational(1_001, 24_000)])
  func ticksComeBackFromSeconds(base: Rational) {
    for ticks: Int64 in [0, 1, 2, 511, 12_345_678, 1 << 40, -(1 << 40)] {
      #expect(MediaTime.ticks(MediaTime.seconds(ticks, base), base) == ticks)
    }
  }
}
