import TestSupport
import Testing

@testable import WinnowCLI

@Suite struct NextStepsTests {
  @Test func commandsNameTheUsersPaths() {
    let steps = NextSteps(output: "my out", recipe: "strict.yaml", hasKept: true)
    #expect(
      steps.commands == [
        "winnow suggest 'my out' --recipe strict.yaml > mine.yaml",
        "winnow recipe diff strict.yaml mine.yaml 'my out'",
      ])
    let none = NextSteps(output: "out", recipe: "balanced", hasKept: false)
    #expect(none.commands.first == "winnow recipe diff balanced measure-only out")
    #expect(none.text.hasPrefix("next: nothing was kept"))
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
