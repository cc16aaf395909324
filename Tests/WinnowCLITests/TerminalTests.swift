import Foundation
import TestSupport
import Testing

@testable import WinnowCLI

/// What people see: the command in a terminal of its own.
@Suite(.enabled(if: TestProgram("script").isInstalled)) struct TerminalTests {
  /// Long enough for bars to be seen: a minute of video, by one worker.
  private static let inputs = [
    TestFolders.fixtures.appending(path: "demo").path, TestFolders.fixture("text.mp4").path,
    "--jobs", "1",
  ]

  private func run(environment: String, recipe: String = "balanced") throws -> String {
    let folder = try TemporaryFolder()
    let program = try #require(WinnowProcess.program).path
    let words =
      [program.quotedForShell, "run"]
      + Self.inputs.map { $0.hasPrefix("-") ? $0 : $0.quotedForShell }
      + ["-o", folder.url.path.quotedForShell, "--recipe", recipe]
    let command = "\(environment) \(words.joined(separator: " "))"
    let bytes = try TestProgram("script").output(["-qec", command, "/dev/null"], canFail: true)
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test func aTerminalShowsBarsAndWhatComesNext() throws {
    let shown = try run(environment: "TERM=xterm NO_COLOR=")
    #expect(shown.contains("found 13 files, "))
    #expect(shown.contains(": 13 mp4"))
    #expect(shown.contains("scan   [") && shown.contains("/13 videos"))
    #expect(shown.contains("failed: text.mp4: open: "))
    #expect(shown.contains("\u{1B}[2K"))
    let results = try #require(shown.range(of: "results: "))
    let funnel = try #require(shown.range(of: "\nkept "))
    let next = try #require(shown.range(of: "next: "))
    #expect(funnel.lowerBound < results.lowerBound && results.lowerBound < next.lowerBound)
    #expect(shown[next.lowerBound...].contains("winnow suggest /"))
    #expect(shown[next.lowerBound...].contains("winnow recipe show balanced"))
  }

  @Test(arguments: ["TERM=xterm NO_COLOR=1", "TERM=dumb NO_COLOR="])
  func coloursCanBeTurnedOff(environment: String) throws {
    let shown = try run(environment: environment)
    #expect(shown.contains("scan   [") && !shown.contains("\u{1B}[32m"))
  }

  @Test func elsewhereOnlyLinesAreSaid() throws {
    let folder = try TemporaryFolder()
    let end = try WinnowProcess(["run"] + Self.inputs + ["-o", folder.url.path]).end()
    let all = end.talk + end.output
    for part in ["\u{1B}", "\r", "found 13 files", "["] {
      #expect(!end.talk.contains(part), "\(part)")
    }
    #expect(all.contains("results: ") && end.output.hasPrefix("videos "))
    #expect(end.talk.contains("\nnext: look at "))
  }
}
