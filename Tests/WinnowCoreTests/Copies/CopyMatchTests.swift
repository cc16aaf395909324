import Testing

@testable import WinnowCore

@Suite struct CopyMatchTests {
  private func match(distance: Double, codes: Int) -> CopyMatch {
    CopyMatch(
      a: 0, b: 1, distance: distance, codes: codes, speed: 1, mirrored: false, overlapA: 0..<1,
      overlapB: 0..<1)
  }

  /// 1 - 2^(-3/2) and 1 - 2^-4, as far as the distance lies below .1; half of it in the middle.
  @Test func confidenceGrowsWithCodesAndCloseness() {
    #expect(abs(match(distance: 0.05, codes: 3).confidence - 0.646447) < 1e-6)
    #expect(match(distance: 0, codes: 8).confidence == 0.9375)
    #expect(abs(match(distance: 0.23, codes: 8).confidence - 0.9375 / 2) < 1e-9)
    #expect(match(distance: 0.36, codes: 100).confidence == 0)
    #expect(match(distance: 0.5, codes: 100).confidence == 0)
    #expect(match(distance: 0, codes: 0).confidence == 0)
  }

  @Test func similarityIsTheRestOfTheDistance() {
    #expect(match(distance: 0.25, codes: 3).similarity == 0.75)
  }
}
