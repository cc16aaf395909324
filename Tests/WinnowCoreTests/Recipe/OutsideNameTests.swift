import Testing
import WinnowCore

@Suite struct OutsideNameTests {
  @Test func gatesPutTheirKindBeforeIt() throws {
    let name = try #require(OutsideName(gate: "outside.aesthetic"))
    #expect(name.column == "aesthetic" && name.gate == "outside.aesthetic")
    #expect(OutsideName(column: "clip-score_2.5") != nil)
  }

  @Test(arguments: ["", "a b", "ä", "a(b)", "a\n", String(repeating: "a", count: 101)])
  func otherNamesAreNone(column: String) {
    #expect(OutsideName(column: column) == nil)
    #expect(OutsideName(gate: "outside.\(column)") == nil)
  }

  @Test func aGateNeedsNoStatistic() throws {
    let gate = try Gate(name: "outside.clip.score", of: Instruments.standard.scores)
    #expect(gate.measure == .outside && gate.name == "outside.clip.score")
    #expect(throws: RecipeError.self) {
      try Gate(name: "outside.", of: Instruments.standard.scores)
    }
    #expect(throws: RecipeError.self) {
      try Gate(name: "outside.a b", of: Instruments.standard.scores)
    }
  }
}
