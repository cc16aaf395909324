import Testing
import WinnowCore

@Suite struct QuantileTests {
  /// `numpy.quantile([0.3, 7, 1, 1, -2.5, 4, 4, 9.25, 0.1], q)` of numpy 2
  @Test(arguments: [
    (0, -2.5), (0.025, -1.98), (0.05, -1.46), (0.3, 0.58), (0.5, 1), (0.95, 8.35), (0.975, 8.8),
    (1, 9.25),
  ])
  func itIsThatOfNumpy(share: Double, value: Double) {
    let sorted = [0.3, 7, 1, 1, -2.5, 4, 4, 9.25, 0.1].sorted()
    #expect(abs(Quantile.value(share, of: sorted) - value) < 1e-12)
  }

  /// Ranks of 0...n are their own quantiles.
  @Test(arguments: [1, 2, 10, 100]) func ofRanksItIsTheShare(last: Int) {
    let ranks = (0...last).map(Double.init)
    for step in 0...20 {
      let share = Double(step) / 20
      #expect(abs(Quantile.value(share, of: ranks) - share * Double(last)) < 1e-12)
    }
  }

  @Test func sharesBeyondTheEndsAreTheEnds() {
    #expect(Quantile.value(-1, of: [1, 2]) == 1 && Quantile.value(2, of: [1, 2]) == 2)
    #expect(Quantile.value(0.3, of: [5]) == 5)
  }
}
