import Testing
import WinnowCore

@Suite struct ClipTimelineTests {
  private func frames(_ timeline: ClipTimeline) -> [Int] { timeline.entries.map(\.frame) }

  private func times(_ ticks: [Int64], end: Int64) -> FrameTimes {
    var times = FrameTimes(timeBase: Rational(1, 1000))
    for (tick, next) in zip(ticks, ticks.dropFirst() + [end]) {
      times.append(pts: tick, duration: next - tick)
    }
    return times
  }

  @Test func withoutARateEveryFrameKeepsItsTime() {
    let timeline = ClipTimeline(1..<4, of: times([5, 40, 70, 130, 200], end: 240))
    #expect(frames(timeline) == [1, 2, 3])
    #expect(timeline.entries.map(\.start) == [0, 30, 90])
    #expect(timeline.entries.map(\.length) == [30, 60, 70])
    #expect(timeline.timeBase == Rational(1, 1000))
  }

  @Test func atHalfTheRateEveryOtherFrameIsLeft() {
    let all = times(stride(from: 0, to: 400, by: 20).map { Int64($0) }, end: 400)
    let timeline = ClipTimeline(0..<20, of: all, rate: Rational(25, 1))
    #expect(timeline.entries.count == 10)
    #expect(timeline.entries.map(\.start) == Array(0..<10))
    // A frame half way between two times belongs to the later one, as rounding has it.
    #expect(frames(timeline) == [0, 2, 4, 6, 8, 10, 12, 14, 16, 18].map { $0 })
  }

  @Test func gapsAreFilled() {
    let timeline = ClipTimeline(
      0..<3, of: times([0, 40, 200], end: 240), rate: Rational(25, 1))
    #expect(frames(timeline) == [0, 1, 1, 1, 1, 2])
    #expect(timeline.entries.allSatisfy { $0.length == 1 })
  }

  @Test func aLastFrameThatStaysIsHeld() {
    for (end, isHeld) in [(160, false), (199, false), (200, true), (4000, true)] as [(Int64, Bool)]
    {
      #expect(ClipTimeline(0..<4, of: times([0, 40, 80, 120], end: end)).endsHeld == isHeld)
    }
  }

  @Test func thereIsAlwaysAFrame() {
    let timeline = ClipTimeline(0..<1, of: times([0], end: 10), rate: Rational(1, 10))
    #expect(frames(timeline) == [0])
  }
}
