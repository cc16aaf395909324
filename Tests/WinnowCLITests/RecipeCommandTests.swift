import Foundation
import TestSupport
import Testing
import Winnow
import WinnowCore

@Suite struct RecipeCommandTests {
  @Test func whatIsShownCanBeChecked() throws {
    let folder = try TemporaryFolder()
    let file = folder.url.appending(path: "mine.yaml")
    let shown = try WinnowProcess.run("recipe", "show", "movie-gen")
    #expect(shown.status == 0 && shown.output.hasPrefix("# Clips of 4 to 16 s"))
    try Data(shown.output.utf8).write(to: file)
    let checked = try WinnowProcess.run("recipe", "check", file.path)
    #expect(checked.status == 0 && checked.output == "\(file.path): a recipe with 5 gates\n")
    let again = try WinnowProcess.run("recipe", "show", file.path)
    #expect(again.status == 0 && again.output.contains("clips:\n"))
    #expect(try RecipeYAML.recipe(again.output) == Recipe.named("movie-gen"))
  }

  @Test func mistakesAreNamed() throws {
    let folder = try TemporaryFolder()
    let file = folder.url.appending(path: "mine.yaml")
    try Data("clips:\n  mox: 3\n".utf8).write(to: file)
    let checked = try WinnowProcess.run("recipe", "check", file.path)
    #expect(checked.status == 2 && checked.output.isEmpty)
    #expect(checked.talk.contains("mine.yaml, line 2: unknown key in clips 'mox'"))
    let shown = try WinnowProcess.run("recipe", "show", "balancd")
    #expect(shown.status == 2 && shown.talk.contains("did you mean balanced?"))
  }

  /// Checks a recipe of this text; `NAME` stands for its name in what is said.
  private func check(_ text: String) throws -> WinnowProcess.End {
    let folder = try TemporaryFolder()
    let file = folder.url.appending(path: "mine.yaml")
    try Data(text.utf8).write(to: file)
    var end = try WinnowProcess.run("recipe", "check", file.path)
    end.output = end.output.replacing(file.path, with: "NAME")
    end.talk = end.talk.replacing(file.path, with: "NAME")
    return end
  }

  @Test func everyMistakeIsALine() throws {
    let end = try check("clips:\n  mox: 3\n  trim: soon\ngates:\n  exposure.luma: [1, 2]\n")
    #expect(end.status == 2 && end.output.isEmpty)
    let lines = end.talk.split(separator: "\n")
    #expect(lines.count == 3)
    let starts = [
      "NAME, line 2: unknown key in clips 'mox'; did you mean max",
      "NAME, line 3: trim takes a number", "NAME, line 5: exposure.luma needs a statistic",
    ]
    for (line, start) in zip(lines, starts) { #expect(line.hasPrefix(start)) }
  }

  @Test func boundsThatDecideNothingAreAWarning() throws {
    let end = try check("gates:\n  exposure.dark.median: [~, 50]\n")
    #expect(end.status == 0 && end.output == "NAME: a recipe with 1 gate\n")
    #expect(
      end.talk == """
        warning: NAME, line 2: exposure.dark.median: no clip can be above 50, so the bound rejects \
        none; the score is 0...1

        """)
  }

  @Test func whereGatesLackItIsSaid() throws {
    let end = try check("clips: {min: 4}\n")
    #expect(end.status == 0 && end.output == "NAME: a recipe with 0 gates\n")
    #expect(
      end.talk
        == "NAME: a recipe with no gates; `extends: balanced` would keep those of the default\n")
    #expect(try check("extends: measure-only\n").talk.isEmpty)
    let whole = try check("extends: balanced\nclips: {min: 4}\n")
    #expect(whole.output == "NAME: a recipe with 7 gates\n" && whole.talk.isEmpty)
    #expect(try WinnowProcess.run("recipe", "check", "measure-only").talk.isEmpty)
  }

  @Test(arguments: Presets.all.map(\.name))
  func aPresetThatWasPrintedHasNothingToSay(name: String) throws {
    let end = try check(try WinnowProcess.run("recipe", "show", name).output)
    #expect(end.status == 0 && end.talk.isEmpty, "\(end.talk)")
  }
}
