import Testing
import WinnowCore

@Suite struct ValueRangeTests {
  @Test func itIsWrittenAsListsShowIt() {
    #expect(ValueRange(0...1).description == "0...1")
    #expect(ValueRange(0...0.5).description == "0...0.5")
    #expect(ValueRange(0...).description == "0...")
    #expect(ValueRange(-1...1, "positive: up").description == "-1...1, positive: up")
  }

  @Test(arguments: Instruments.standard.scores) func sharesLieBetweenMinusOneAndOne(
    score: ScoreDescription
  ) {
    #expect(score.range.upper.map { $0 > score.range.lower } ?? true, "\(score.id)")
    guard score.unit == "share" else { return }
    #expect(score.range.lower >= -1 && (score.range.upper ?? 2) <= 1, "\(score.id)")
  }
}
