import ArgumentParser
import Foundation
import Winnow
import WinnowCore

extension RecipeCommand {
  struct Diff: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Shows which clips of a catalog two recipes judge differently.",
      discussion: """
        Judges every clip by A and by B as select would, without decoding anything and without \
        changing anything, and prints how many clips go from one verdict to another, how many \
        seconds that is, and each of these clips with the reason. Where the recipes cut clips \
        differently, those with the same start and end are compared and the others listed.

        Example: winnow recipe diff balanced strict.yaml out
        """)

    @Argument(help: ArgumentHelp("The recipe before.", valueName: "a"), completion: .recipe)
    var a: String
    @Argument(help: ArgumentHelp("The recipe after.", valueName: "b"), completion: .recipe)
    var b: String
    @Argument(
      help: ArgumentHelp("A directory written by scan.", valueName: "dir"), completion: .directory)
    var directory: String
    @Flag(help: "Print JSON.") var json = false
    @OptionGroup var exclude: ExcludeOption

    func run() throws {
      let instruments = Instruments.known(in: URL(literalPath: directory))
      let before = try Recipe.named(a, instruments)
      let after = try Recipe.named(b, instruments)
      let excluded = try exclude.load()
      let diff = try Catalog.reading(URL(literalPath: directory), toolbox: .ofCommand) { catalog in
        try RecipeDiff(from: before, to: after, on: catalog, excluding: excluded)
      }
      try Terminal.show(diff, json: json)
    }
  }
}
