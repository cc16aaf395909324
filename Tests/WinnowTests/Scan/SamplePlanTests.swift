import Testing
import WinnowCore

@testable import Winnow

@Suite struct SamplePlanTests {
  /// 25 frames a second, a tick each.
  private static let timeBase = Rational(1, 25)

  /// The frames taken of `times`, with jumps at the frames named.
  private func taken(_ times: [Int64], jumps: Set<Int> = [], rate: Double = 2) -> [Int] {
    var plan = SamplePlan(rate: rate, timeBase: Self.timeBase)
    var isKept = false
    var taken: [Int] = []
    var previous: AnalysisFrame?
    for (index, time) in times.enumerated() {
      // Each jump leads from black to white or back.
      let light: UInt8 = jumps.count { $0 <= index } % 2 == 0 ? 0 : 255
      let plane = Plane(width: 8, height: 8, filledWith: light)
      let frame = AnalysisFrame(index: index, time: time, luma: plane)
      if plan.takes(FrameStep(frame, seconds: Double(time) / 25, after: previous)) {
        taken.append(index)
        #expect(isKept || index == 0, "the frame before \(index) was not kept")
      }
      isKept = plan.isExpecting
      previous = frame
    }
    return taken
  }

  @Test func takesTheFirstAndOneEachInterval() {
    // Due at 12.5 ticks, 13 as whole ones, and two frames later taken.
    #expect(taken(Array(0..<60)) == [0, 15, 28, 41, 54])
  }

  @Test func takesAFrameSoonAfterAJump() {
    #expect(taken(Array(0..<40), jumps: [20]) == [0, 15, 22, 28])
  }

  @Test func jumpsBringSamplesNoCloserThanHalfAnInterval() {
    let found = taken(Array(0..<200), jumps: Set(1..<200))
    #expect(zip(found, found.dropFirst()).allSatisfy { $1 - $0 >= 6 || $1 % 13 == 2 })
    #expect(found.count <= 2 * 200 / 13 + 1)
  }

  /// Every frame of slow video is due; each is taken, two frames late.
  @Test func takesEveryFrameOfSlowVideo() {
    let times = (0..<10).map { Int64($0 * 50) }
    #expect(taken(times) == [0] + Array(3..<10))
  }

  @Test func aGapIsNotFollowedByABurst() {
    let times = (0..<20).map(Int64.init) + (0..<20).map { 1_000 + Int64($0) }
    let found = taken(times)
    #expect(found.filter { $0 >= 20 } == [22, 28] || found.filter { $0 >= 20 } == [22, 29])
  }

  @Test func keepsFramesOnlyWhereASampleIsNear() {
    var plan = SamplePlan(rate: 2, timeBase: Self.timeBase)
    let kept = (0..<30).filter { index in
      let frame = AnalysisFrame(
        index: index, time: Int64(index), luma: Plane(width: 8, height: 8))
      _ = plan.takes(FrameStep(frame, seconds: Double(index) / 25, after: frame))
      return plan.isExpecting
    }
    #expect(kept == [13, 14, 26, 27])
  }
}
