import Testing
import WinnowCore

@Suite struct GateTests {
  private let scores = ClipScores(["exposure.luma": [.nan, 10, 30]], samples: 0..<3)

  private func reason(_ statistic: Statistic, _ lower: Double?, _ upper: Double?) -> String? {
    Gate(score: "exposure.luma", statistic: statistic, lower: lower, upper: upper)
      .miss(of: scores)?.description
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
    #expect(gate.miss(of: scores) == nil)
  }

  @Test(arguments: Statistic.allCases) func eachStatisticIsJudgedByItsOwnValue(
    statistic: Statistic
  ) throws {
    let value = statistic.value(of: try #require(scores.statistics["exposure.luma"]))
    #expect(reason(statistic, value, value) == nil)
    #expect(reason(statistic, value + 1, nil) != nil && reason(statistic, nil, value - 1) != nil)
  }

  /// Of 10, 20, 20, 30: values on the bound lie neither below nor above it.
  @Test(arguments: [
    (Measure.below(20), 0.25), (.below(20.5), 0.75), (.above(20), 0.25), (.above(30), 0),
    (.below(10), 0), (.above(-1), 1),
  ])
  func sharesCountSamples(measure: Measure, share: Double) {
    let scores = ClipScores(["exposure.luma": [10, .nan, 20, 20, 30]], samples: 0..<5)
    #expect(scores.value(of: measure, of: "exposure.luma") == share)
    let gate = Gate(score: "exposure.luma", measure: measure, lower: share, upper: share)
    #expect(gate.miss(of: scores) == nil)
  }

  @Test func aShareNamesItsBound() {
    let gate = Gate(score: "exposure.luma", measure: .below(20.5), lower: nil, upper: 0.25)
    #expect(gate.miss(of: scores)?.description == "exposure.luma.below(20.5) 0.5 > 0.25")
  }

  @Test func measuresAreReadAsTheyAreWritten() {
    for name in ["mean", "p95", "below(20)", "above(0.5)", "below(-3)"] {
      #expect(Measure(name)?.description == name)
    }
    for name in ["", "below", "below()", "below(x)", "below(nan)", "under(3)", "below(3", "(3)"] {
      #expect(Measure(name) == nil, "\(name)")
    }
  }
}
