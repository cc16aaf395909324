import ArgumentParser
import Foundation
import Winnow

struct SelectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "select",
    abstract: "Judges every clip of a catalog by a recipe, without decoding anything.",
    discussion: """
      Writes DIR/manifest.jsonl with the verdict and the reasons for every clip, and prints how \
      many clips are left after each gate.

      Example: winnow select out --recipe strict.yaml
      """)

  @Argument(help: ArgumentHelp("A directory written by scan.", valueName: "dir"))
  var directory: String
  @OptionGroup var recipe: RecipeOption

  func run() throws {
    let recipe = try recipe.load()
    let catalog = try Catalog(folder: URL(literalPath: directory), create: false)
    try FolderLock.during(.writing, catalog.folder) {
      let run = try catalog.beginRun("select")
      print(try Selection(recipe: recipe).run(on: catalog))
      try catalog.finishRun(run)
    }
  }
}
