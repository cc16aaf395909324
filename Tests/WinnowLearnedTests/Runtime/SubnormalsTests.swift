import Testing

@testable import WinnowLearned

@Suite struct SubnormalsTests {
  /// Worked out each time it is called: a compiler takes it for granted that nothing changes what comes out.
  @_optimize(none) private func half(_ value: Float) -> Float { value * 0.5 }

  @Test func theyAreZeroWhileBodyRunsAndNoLonger() {
    #expect(half(.leastNormalMagnitude) > 0)
    #expect(Subnormals.flushed { half(.leastNormalMagnitude) } == 0)
    #expect(half(.leastNormalMagnitude) > 0)
  }
}
