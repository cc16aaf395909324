import TestSupport
import Testing

@testable import WinnowCLI

@Suite struct NextStepsTests {
  @Test func commandsNameTheUsersPaths() {
    let steps = NextSteps(output: "my out", recipe: "strict.yaml", clips: 9, kept: 4)
    #expect(
      steps.commands == [
        "winnow suggest 'my out' --recipe strict.yaml > mine.yaml",
        "winnow recipe diff strict.yaml mine.yaml 'my out'",
      ])
    let none = NextSteps(output: "out", recipe: "balanced", clips: 9, kept: 0)
    #expect(none.commands.first == "winnow recipe diff balanced measure-only out")
    #expect(none.text.hasPrefix("next: nothing was kept"))
    let empty = NextSteps(output: "out", recipe: "balanced", clips: 0, kept: 0)
    #expect(empty.text == "next: there are no clips; out/videos.jsonl says why of every file")
  }

  @Test func noFileIsOverwritten() {
    #expect(NextSteps.freeName { _ in false } == "mine.yaml")
    #expect(NextSteps.freeName { ["mine.yaml", "mine-2.yaml"].contains($0) } == "mine-3.yaml")
    #expect(NextSteps.freeName { _ in true } == "recipe.yaml")
  }

  private static let words = [
    "plain", "a b", "it's", "$HOME", "*", "", "a\\b", "\"q\"", "é", "a;b", "~", "#x", "a\nb", "!!",
    "x=y", "{a,b}",
  ]

  @Test(arguments: words) func aShellReadsTheSameWord(word: String) throws {
    let answer = try TestProgram("sh").output(["-c", "printf %s \(word.quotedForShell)"])
    #expect(String(decoding: answer, as: UTF8.self) == word)
  }

  @Test func plainWordsStayPlainAndDashesArePaths() {
    #expect("a/b-c_1.yaml".quotedForShell == "a/b-c_1.yaml")
    #expect("-o".quotedForShell == "./-o")
  }
}
