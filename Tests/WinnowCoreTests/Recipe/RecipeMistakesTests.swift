import Testing
import WinnowCore

@Suite struct RecipeMistakesTests {
  private func mistakes(_ node: RecipeNode) -> RecipeMistakes? {
    #expect(throws: RecipeMistakes.self) { try Recipe(node) }
  }

  @Test func aValueThatIsWrongByItselfClashesWithNothing() {
    #expect(mistakes(["clips": ["min": "70", "max": "soon"]])?.all.count == 1)
    #expect(mistakes(["clips": ["stride": "3", "split": "odd"]])?.all.count == 1)
    #expect(mistakes(["export": ["width": "wide", "height": "480"]])?.all.count == 1)
    #expect(mistakes(["clips": ["mim": "1", "min": "5", "max": "4"]])?.all.count == 2)
  }

  @Test func clashesAreAllTold() {
    let all = mistakes(["export": ["short_side": "480", "width": "640"]])?.all
    #expect(
      all?.map(\.message) == [
        "export.width needs height beside it", "export takes one size: short_side or width",
      ])
    #expect(all?.map(\.line) == [2, 2])
  }

  @Test func theDescriptionHasALineAMistake() {
    let text = mistakes(["clips": ["mim": "1"], "gate": nil])?.description
    let lines = text?.split(separator: "\n") ?? []
    #expect(lines.count == 2)
    #expect(lines.last == "line 2: unknown key in the recipe 'gate'; did you mean gates?")
  }
}
