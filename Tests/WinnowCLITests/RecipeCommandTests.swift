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
}
