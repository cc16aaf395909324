import Testing
import WinnowCore

@Suite struct GateTests {
  private let scores = ["exposure.luma": ScoreStatistics([Float(10), 30])!]

  private func reason(_ statistic: Statistic, _ lower: Double?, _ upper: Double?) -> String? {
    Gate(score: "exposure.luma", statistic: statistic, lower: lower, upper: upper)
      .reason(against: scores)
  }

  @Test func aReasonNamesScoreValueAndBound() {
    #expect(reason(.mean, 20.5, nil) == "exposure.luma.mean 20 < 20.5")
    #expect(reason(.max, nil, 29.875) == "exposure.luma.max 30 > 29.88")
    #expect(reason(.std, 100_000, nil) == "exposure.luma.std 10 < 1e+05")
    #expect(reason(.p5, 12, 15) == "exposure.luma.p5 11 < 12")
  }

  @Test func boundsBelongToTheRange() {
    #expect(reason(.median, 20, 20) == nil)
    #expect(reason(.min, nil, nil) == nil)
    #expect(reason(.median, nil, 20.nextDown) != nil)
    #expect(reason(.median, 20.0.nextUp, nil) != nil)
  }

  @Test func aClipWithoutTheScorePasses() {
    let gate = Gate(score: "contrast.rms", statistic: .mean, lower: 1, upper: nil)
    #expect(gate.reason(against: scores) == nil)
  }

  @Test(arguments: Statistic.allCases) func eachStatisticIsJudgedByItsOwnValue(
    statistic: Statistic
  ) throws {
    let value = statistic.value(of: try #require(scores["exposure.luma"]))
    #expect(reason(statistic, value, value) == nil)
    #expect(reason(statistic, value + 1, nil) != nil && reason(statistic, nil, value - 1) != nil)
  }
}
