import Testing

@testable import WinnowLearned

@Suite struct SubnormalsTests {
  /// Half of what is smallest at full precision, worked out where no compiler does it beforehand.
  @inline(never) private func half(_ value: Float) -> Float { value * 0.5 }

  @Test func theyAreZeroWhileBodyRunsAndNoLonger() {
    #expect(half(.leastNormalMagnitude) > 0)
    #expect(Subnormals.flushed { half(.leastNormalMagnitude) } == 0)
    #expect(half(.leastNormalMagnitude) > 0)
  }
}
