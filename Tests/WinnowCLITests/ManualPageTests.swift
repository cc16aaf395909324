import ArgumentParser
import Foundation
import TestSupport
import Testing
import Winnow
import WinnowCore

@testable import WinnowCLI

@Suite struct ManualPageTests {
  private static let page = Result { try ManualPage().text }

  /// The page as a reader sees it, without the breaks of lines.
  private static func plain(_ roff: String) -> String {
    var text = roff
    for (code, character) in [
      ("\\fB", ""), ("\\fR", ""), ("\\-", "-"), ("\\(aq", "'"), ("\\(ti", "~"), ("\\(ga", "`"),
      ("\\(ha", "^"), ("\\&", ""), ("\\e", "\\"),
    ] { text = text.replacing(code, with: character) }
    return text
  }

  private func check(_ command: any ParsableCommand.Type, _ words: String, in text: String) throws {
    #expect(text.contains(".SS \(words)\n"), "\(words)")
    let abstract = command.configuration.abstract
    #expect(text.contains(abstract), "\(words)")
    let part = try #require(text.components(separatedBy: ".SS \(words)\n").last)
      .components(separatedBy: "\n.SS ")[0]
    let help = WinnowCommand.helpMessage(for: command, columns: 1000)
    let options = help.matches(of: /\n  (?:-[a-z], )?(--[a-z-]+)/).map { String($0.1) }
    for option in options where !["--help", "--version"].contains(option) {
      #expect(part.contains("\(option)"), "\(words) \(option)")
    }
    for subcommand in command.configuration.subcommands where subcommand.configuration.shouldDisplay
    {
      try check(
        subcommand, "\(words) \(subcommand.typedName)",
        in: text)
    }
  }

  @Test func everyCommandAndOptionIsThere() throws {
    let text = Self.plain(try Self.page.get())
    for command in WinnowCommand.configuration.subcommands
    where command.configuration.shouldDisplay {
      try check(command, "winnow \(command.configuration.commandName ?? "")", in: text)
    }
    #expect(text.contains("-o, --output <dir>") && !text.contains("winnow worker"))
    for option in ["-h, --help", "--version"] { #expect(text.contains("\(option)\n")) }
  }

  @Test func recipesFilesAndStatusAreThere() throws {
    let text = Self.plain(try Self.page.get())
    for section in RecipeReference.sections(.standard) {
      #expect(text.contains(".SS \(section.name)\n\(section.summary)\n"))
      for key in section.keys { #expect(text.contains("\n\(key.name)\n"), "\(key.name)") }
    }
    for (status, _) in ExitStatus.meanings { #expect(text.contains("\n\(status)\n")) }
    for file in ["catalog.sqlite", "videos.jsonl", "manifest.jsonl", "frames/"] {
      #expect(text.contains("\n\(file)\n"))
    }
    for title in ["NAME", "SYNOPSIS", "DESCRIPTION", "EXIT STATUS", "FILES"] {
      #expect(text.contains(".SH \(title)\n"))
    }
  }

  @Test(.enabled(if: TestProgram("groff").isInstalled))
  func groffHasNothingToSay() throws {
    let folder = try TemporaryFolder()
    let file = folder.url.appending(path: "winnow.1")
    try Data(try Self.page.get().utf8).write(to: file)
    let script = "groff -ww -man -Tutf8 -P-c \"$0\" 2>&1 >/dev/null"
    let complaints = try TestProgram("sh").output(["-c", script, file.path])
    #expect(String(decoding: complaints, as: UTF8.self) == "")
  }

  @Test func theCommandPrintsIt() throws {
    let end = try WinnowProcess.run("manual")
    #expect(end.status == 0 && end.talk.isEmpty)
    #expect(end.output.hasPrefix(".TH WINNOW 1 ") && end.output.hasSuffix("\n"))
  }

  @Test func whatRoffWouldTakeForACommandIsText() {
    var page = Roff()
    page.line(".hidden 'a' -b \\c")
    #expect(page.text == "\\&.hidden \\(aqa\\(aq \\-b \\ec\n")
    page = Roff()
    page.paragraphs("one\ntwo\n\nExamples:\n  winnow a\n  winnow b\n\nthree")
    #expect(
      page.text
        == ".PP\none\ntwo\n.PP\nExamples:\n.RS 4\n.nf\nwinnow a\nwinnow b\n.fi\n.RE\n.PP\nthree\n")
  }
}
