import Foundation
import TestSupport
import Testing

@testable import WinnowCLI

@Suite struct NextStepsTests {
  @Test func commandsNameTheUsersPaths() {
    let steps = NextSteps(output: "my out", recipe: "strict.yaml", clips: 9, kept: 4)
    #expect(
      steps.steps.map(\.command) == [
        "winnow recipe show strict.yaml",
        "winnow suggest 'my out' --recipe strict.yaml > mine.yaml",
        "winnow select 'my out' --recipe mine.yaml",
      ])
    #expect(steps.text.hasPrefix("next: look at my out/report.html\n"))
    let none = NextSteps(output: "out", recipe: "balanced", clips: 9, kept: 0)
    #expect(none.steps.map(\.command).contains("winnow recipe diff balanced measure-only out"))
    #expect(none.text.hasPrefix("next: look at out/report.html; nothing was kept\n"))
    let plain = NextSteps(output: "out", recipe: "balanced", clips: 9, kept: 0, hasReport: false)
    #expect(plain.text.hasPrefix("next: look at out/manifest.jsonl; nothing was kept\n"))
    let empty = NextSteps(output: "out", recipe: "balanced", clips: 0, kept: 0)
    #expect(empty.text == "next: there are no clips; out/videos.jsonl says why of every file")
  }

  @Test func commandsStartWithWhatTheShellFinds() throws {
    let folder = try TemporaryFolder()
    let program = folder.url.appending(path: "winnow").path
    try Data().write(to: URL(filePath: program))
    chmod(program, 0o755)
    let word = { NextSteps.startingWord(path: $0, searched: $1) }
    #expect(word(program, ["/nope", folder.url.path]) == "winnow")
    #expect(word(program, ["/nope"]) == program)
    #expect(word("/elsewhere/winnow", [folder.url.path]) == "/elsewhere/winnow")
    let here = FileManager.default.currentDirectoryPath
    #expect(word("\(here)/.build/release/winnow", []) == ".build/release/winnow")
    #expect(word("\(here)/winnow", []) == "./winnow")
    #expect(word(nil, []) == "winnow")
  }

  @Test func noFileIsOverwritten() {
    #expect(NextSteps.freeName { _ in false } == "mine.yaml")
    #expect(NextSteps.freeName { ["mine.yaml", "mine-2.yaml"].contains($0) } == "mine-3.yaml")
    #expect(NextSteps.freeName { _ in true } == "recipe.yaml")
  }

  private static let words = [
    "plain", "a b", "it's", "$HOME", "*", "", "a\\b", "\"q\"", "é", "a;b", "~", "#x", "a\nb", "!!",
    "x=y", "{a,b}", "'\u{301}; echo 'a", "'\u{200D}",
  ]

  @Test(arguments: words) func aShellReadsTheSameWord(word: String) throws {
    let answer = try TestProgram("sh").output(["-c", "printf %s \(word.quotedForShell)"])
    #expect(String(decoding: answer, as: UTF8.self) == word)
  }

  @Test func plainWordsStayPlainAndDashesArePaths() {
    #expect("a/b-c_1.yaml".quotedForShell == "a/b-c_1.yaml")
    #expect("-o".quotedForShell == "./-o")
    #expect("-\u{301}o".quotedForShell == "'./-\u{301}o'")
  }
}
