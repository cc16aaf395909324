import TestSupport
import Testing
import WinnowCore

/// Rates of made times: what they were made by.
@Suite struct FrameTimesRateTests {
  @Test func evenFrames() {
    #expect(rate((0..<100).map { $0 * 3600 }, 90_000) == Rational(25, 1))
    #expect(rate((0..<100).map { $0 * 1001 }, 30_000) == Rational(30_000, 1001))
  }

  /// Film shown by the fields of television: two and three in turn.
  @Test func softTelecineIsFilm() {
    let times = (0..<240).map { $0 * 5 / 2 * 3003 / 2 }
    #expect(rate(times, 90_000) == Rational(24_000, 1001))
  }

  /// A browser stamps frames as they come, in milliseconds.
  @Test func unevenFramesInMilliseconds() throws {
    var generator = SeededGenerator(seed: 1)
    let times = (0..<300).map { $0 * 1000 / 30 + Int.random(in: 0..<15, using: &generator) }
    let found = try #require(rate(times, 1000))
    #expect(abs(found.value - 30) < 0.1)
  }

  @Test func aPictureThatStandsDoesNotCount() {
    let times = (0..<50).map { $0 * 40 } + (50..<100).map { $0 * 40 + 20_000 }
    #expect(rate(times, 1000) == Rational(25, 1))
  }

  @Test func aRateOfItsOwn() {
    #expect(rate((0..<100).map { $0 * 57 }, 1000) == Rational(17_544, 1000))
    #expect(rate([0, 30_000, 60_000], 1000) == Rational(33, 1000))
  }

  @Test func oneFrameHasNone() {
    #expect(rate([7], 1000) == nil)
    #expect(rate([], 1000) == nil)
  }

  private func rate(_ ticks: [Int], _ ticksPerSecond: Int) -> Rational? {
    var times = FrameTimes(timeBase: Rational(1, ticksPerSecond))
    for time in ticks { times.append(pts: Int64(time), duration: 1) }
    return times.pace?.nearestRate
  }
}
