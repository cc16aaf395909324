import Testing
import WinnowCore

@Suite struct ScoreStatisticsTests {
  /// NumPy 2.4.6:
  ///
  ///     v = (np.arange(23) * 37 % 101).astype(np.float32) / 8
  ///     v.mean(dtype=np.float64), v.std(dtype=np.float64), v.min(), v.max()
  ///     np.percentile(v.astype(np.float64), [5, 50, 95])
  @Test func statisticsAreThoseOfNumPy() throws {
    let values = (0..<23).map { Float($0 * 37 % 101) / 8 }
    let statistics = try #require(ScoreStatistics(values))
    let expected = [
      5.864130434782608, 3.759392773635794, 0, 12.125, 0.4125, 5.875, 11.662499999999998,
    ]
    for (statistic, expected) in zip(Statistic.allCases, expected) {
      #expect(statistic.value(of: statistics) == Double(Float(expected)), "\(statistic)")
    }
  }

  @Test func valuesThatAreNoNumbersAreLeftOut() throws {
    let values: [Float] = [.nan, 2, .infinity, 4, -.infinity]
    #expect(ScoreStatistics(values) == ScoreStatistics([4, 2]))
    #expect(ScoreStatistics([.nan, .infinity]) == nil)
    #expect(ScoreStatistics([Float]()) == nil)
  }

  @Test func oneValueIsAllOfThemButTheDeviation() throws {
    let statistics = try #require(ScoreStatistics([Float(7)]))
    for statistic in Statistic.allCases {
      #expect(statistic.value(of: statistics) == (statistic == .std ? 0 : 7))
    }
  }

  /// Two values and the rank 5 % of the way from one to the other.
  @Test func percentilesLieBetweenRanks() throws {
    let statistics = try #require(ScoreStatistics([Float(10), 30]))
    #expect(statistics.p5 == 11 && statistics.p95 == 29)
    #expect(statistics.median == 20 && statistics.mean == 20 && statistics.std == 10)
  }
}
