import TestSupport
import Testing
import WinnowCore

@Suite struct FrameTimesTests {
  private static let base = Rational(1, 1000)

  private static func times(_ frames: [(pts: Int64?, duration: Int64)]) -> FrameTimes {
    var times = FrameTimes(timeBase: base)
    for frame in frames { times.append(pts: frame.pts, duration: frame.duration) }
    return times
  }

  @Test func aMissingTimeContinuesFromTheFrameBefore() {
    let times = Self.times([(100, 40), (nil, 40), (nil, 0), (nil, 10)])
    #expect(times.ticks == [100, 140, 180, 181])
    #expect(times.end == 191)
  }

  @Test func aVideoWithoutTimesBeginsAtZero() {
    #expect(Self.times([(nil, 5), (nil, 5)]).ticks == [0, 5])
  }

  @Test func aTimeThatDoesNotIncreaseIsMovedByATick() {
    let times = Self.times([(50, 10), (50, 10), (20, 10), (60, 10)])
    #expect(times.ticks == [50, 51, 52, 60])
    #expect(times.end == 70)
  }

  @Test func theTimeGivenIsTheTimeReturned() {
    var times = FrameTimes(timeBase: Self.base)
    #expect(times.append(pts: -7, duration: 3) == -7)
    #expect(times.append(pts: -9, duration: 3) == -6)
    #expect(times.append(pts: nil, duration: 3) == -3)
  }

  @Test func secondsCountFromTheContainersClock() {
    let times = Self.times([(500, 250), (750, 250)])
    #expect(times.seconds(0) == 0.5 && times.seconds(1) == 0.75 && times.seconds(2) == 1)
    #expect(times.duration == 0.5)
    #expect(times.seconds(9) == 1 && times.seconds(.max) == 1)
    #expect(times.seconds(-1) == 0.5 && times.seconds(.min) == 0.5)
    #expect(FrameTimes(timeBase: Self.base).duration == 0)
  }

  @Test func framesAreFoundByTime() {
    let times = Self.times([(10, 1), (20, 1), (21, 1), (40, 1)])
    let found = [(0, 0), (10, 0), (11, 1), (20, 1), (21, 2), (22, 3), (40, 3), (41, 4)]
    for (time, frame) in found { #expect(times.firstFrame(atOrAfter: Int64(time)) == frame) }
    #expect(FrameTimes(timeBase: Self.base).firstFrame(atOrAfter: 0) == 0)
  }

  /// Times from damaged files: whatever they are, they increase, end later, and come back.
  @Test(arguments: [
    [(Int64.max, Int64.max), (.max, 1), (.min, .max), (0, .min)],
    [(.min, 1), (.max, .max), (.max, .max)], [(.min, .min), (.min, .max), (-1, 0)],
  ])
  func extremeTimesIncreaseToo(frames: [(Int64, Int64)]) {
    let times = Self.times(frames.map { ($0, $1) } + [(nil, .max), (nil, 1)])
    for (a, b) in zip(times.ticks, times.ticks.dropFirst()) { #expect(a < b) }
    #expect(times.end > times[times.count - 1])
    #expect(times.duration > 0)
    expectRestored(times)
  }

  @Test(arguments: [1, 2, 3, 1_000]) func aConstantRateTakesAFewBytes(count: Int) {
    let times = Self.times((0..<count).map { (Int64(9_000 + 512 * $0), 512) })
    #expect(times.encoded.count <= 10)
    expectRestored(times)
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>) func anyTimesAreRestored(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var pts = Int64.random(in: -1_000_000...1_000_000, using: &random)
    let steps: [Int64] = [1, 512, 512, 512, 1_001, 1 << 33]
    let times = Self.times(
      (0..<200).map { _ in
        pts += steps.randomElement(using: &random) ?? 1
        return (pts, 40)
      })
    #expect(times.ticks.last == pts)
    expectRestored(times)
  }

  @Test func noFramesTakeNoBytes() {
    let none = FrameTimes(timeBase: Self.base)
    #expect(none.encoded.isEmpty)
    expectRestored(none)
    #expect(FrameTimes(encoded: [0], count: 0, timeBase: Self.base) == nil)
    // A few bytes say any number of frames.
    let many: [UInt8] = [0, 2, 2, 0xFE, 0xFF, 0xFF, 0xFF, 0xFF, 0x3F]
    #expect(FrameTimes(encoded: many, count: 1 << 40, timeBase: Self.base) == nil)
    #expect(FrameTimes(encoded: [], count: 1, timeBase: Self.base) == nil)
  }

  @Test func aCodeOfOtherLengthIsRefused() {
    let times = Self.times([(0, 40), (40, 40), (90, 40), (130, 40)])
    let code = times.encoded
    for length in 0..<code.count {
      #expect(FrameTimes(encoded: Array(code[..<length]), count: 4, timeBase: Self.base) == nil)
    }
    for count in [-1, 0, 1, 3, 5, .max] {
      #expect(FrameTimes(encoded: code, count: count, timeBase: Self.base) == nil)
    }
    #expect(FrameTimes(encoded: code + [0], count: 4, timeBase: Self.base) == nil)
  }

  /// Whatever the bytes, there is a code or none; where there is one its times increase.
  @Test func bytesThatAreNoCodeDoNoHarm() {
    var random = SeededGenerator(seed: 11)
    for _ in 0..<20_000 {
      let bytes = (0..<Int.random(in: 0...14, using: &random)).map { _ in
        UInt8.random(in: 0...255, using: &random)
      }
      let count = Int.random(in: 1...6, using: &random)
      guard let times = FrameTimes(encoded: bytes, count: count, timeBase: Self.base) else {
        continue
      }
      #expect(times.count == count)
      #expect(zip(times.ticks, times.ticks.dropFirst()).allSatisfy { $0 < $1 })
      #expect(times.end > times[count - 1])
    }
  }

  private func expectRestored(_ times: FrameTimes) {
    let restored = FrameTimes(encoded: times.encoded, count: times.count, timeBase: Self.base)
    #expect(restored == times)
  }
}
