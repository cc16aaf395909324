import ArgumentParser
import Foundation
import Winnow
import WinnowCore

struct RecipeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "recipe",
    abstract: "Shows presets and what recipes can say; checks and compares recipes.",
    discussion: """
      Examples:
        winnow recipe show movie-gen > mine.yaml
        winnow recipe check mine.yaml
        winnow recipe diff balanced mine.yaml out
        winnow recipe schema
      """,
    subcommands: [Show.self, Check.self, Diff.self, Schema.self])

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Prints a recipe: a preset with where its numbers come from, or a file's in order.",
      discussion: "Example: winnow recipe show balanced > mine.yaml")

    @Argument(
      help: ArgumentHelp(
        "A preset's name (see 'winnow list presets'), or a recipe file.", valueName: "file|preset"),
      completion: .recipe)
    var recipe: String

    func run() throws {
      let text =
        try Presets.named(recipe)?.document
        ?? RecipeYAML.text(
          of: Recipe.named(recipe, Toolbox.ofCommand.instruments))
      Terminal.data(text, terminator: "")
    }
  }

  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Says whether a file is a recipe, and if not, where it errs.",
      discussion: """
        Tells every mistake with its line, and warns of bounds that no clip can miss or none can meet. Where a \
        directory is named, its catalog is asked whether it has the scores from outside that gates ask for.

        Examples:
          winnow recipe check mine.yaml
          winnow recipe check mine.yaml out
        """)

    @Argument(
      help: ArgumentHelp("A recipe file, or a preset's name.", valueName: "file|preset"),
      completion: .recipe)
    var recipe: String
    @Argument(
      help: ArgumentHelp("A directory written by scan.", valueName: "dir"), completion: .directory)
    var directory: String?

    func run() throws {
      let source = try RecipeSource(named: recipe)
      let reading =
        try directory.map { directory in
          try Catalog.reading(URL(literalPath: directory), toolbox: .ofCommand) {
            try Self.reading(source, $0, directory)
          }
        } ?? Self.reading(source, Toolbox.ofCommand.instruments)
      let gates = reading.recipe.gates.count
      Terminal.show("\(recipe): a recipe with \(gates) gate\(gates == 1 ? "" : "s")")
      source.sayWarnings(of: reading)
      source.sayWhereGatesLack(in: reading)
    }

    /// The same of a recipe for the clips of a catalog; says what nobody has said of any of them.
    private static func reading(
      _ source: RecipeSource, _ catalog: Catalog, _ directory: String
    ) throws -> RecipeReading {
      let reading = try reading(source, catalog.instruments())
      try catalog.checkOutside(reading.recipe.gates)
      for name in try catalog.missingOutside(reading.recipe.gates) {
        Terminal.say("no clip of \(directory.printable) has \(name.gate) yet")
      }
      return reading
    }

    /// Says every mistake in a line of its own.
    private static func reading(
      _ source: RecipeSource, _ instruments: Instruments
    ) throws -> RecipeReading {
      do {
        return try source.reading(instruments)
      } catch {
        for mistake in error.all { Terminal.say("\(source.name), \(mistake)") }
        throw ExitStatus.usage
      }
    }
  }
}
