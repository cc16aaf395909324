import Foundation
import TestSupport
import Testing

@testable import WinnowCLI

@Suite struct CompletionsCommandTests {
  private static let shells = CompletionsCommand.Shell.allCases.map(\.rawValue)

  private func script(_ shell: String, in folder: TemporaryFolder) throws -> URL {
    let end = try WinnowProcess.run("completions", shell)
    try #require(end.status == 0 && end.talk.isEmpty)
    let file = folder.url.appending(path: "winnow.\(shell)")
    try Data(end.output.utf8).write(to: file)
    return file
  }

  /// Where the shell is not installed the script is made all the same.
  @Test(arguments: shells) func theShellTakesTheScript(shell: String) throws {
    let folder = try TemporaryFolder()
    let file = try script(shell, in: folder)
    guard TestProgram(shell).isInstalled else { return }
    #expect(try TestProgram(shell).output(["-n", file.path]).isEmpty)
  }

  private static let words: [([String], [String])] = [
    (["sel"], ["select"]),
    (["recipe", "sc"], ["schema"]),
    (["recipe", "show", "go"], ["goku"]),
    (["select", "out", "--recipe", "movie"], ["movie-gen"]),
    (["select", "out", "--recipe", "Fixtures/R"], []),
    (["export", "out", "--format", "fr"], ["frames"]),
    (["shots", "x.mp4", "--detector", "sc"], ["scdet"]),
    (["suggest", "out", "--metric", "contrast."], ["contrast.rms", "contrast.range"]),
    (["compare", "Fixtures/hard-c"], ["Fixtures/hard-cuts.mp4"]),
  ]

  @Test(.enabled(if: TestProgram("bash").isInstalled), arguments: words)
  func bashCompletes(words: [String], expected: [String]) throws {
    let folder = try TemporaryFolder()
    let file = try script("bash", in: folder)
    let program = try #require(WinnowProcess.program)
    let line = """
      cd "$1"; PATH="$2:$PATH"; source "$3"; shift 3
      COMP_WORDS=(winnow "$@"); COMP_CWORD=$#
      COMP_LINE="${COMP_WORDS[*]}"; COMP_POINT=${#COMP_LINE}
      _winnow winnow "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
      printf '%s\\n' "${COMPREPLY[@]}"
      """
    let root = TestFolders.fixtures.deletingLastPathComponent().path
    let answer = try TestProgram("bash").output(
      ["-c", line, "bash", root, program.deletingLastPathComponent().path, file.path] + words)
    let found = String(decoding: answer, as: UTF8.self).split(separator: "\n").map(String.init)
    #expect(found == expected)
  }

  @Test func anotherShellIsAMistake() throws {
    let end = try WinnowProcess.run("completions", "tcsh")
    #expect(end.status == 2 && end.talk.contains("bash"))
  }
}
