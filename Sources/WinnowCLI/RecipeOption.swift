import ArgumentParser
import Foundation
import Winnow
import WinnowCore

/// The recipe in force.
struct RecipeOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A recipe file, or a preset's name (see 'winnow list presets').", valueName: "file|preset"),
    completion: .recipe)
  var recipe = Presets.all[0].name

  func load(_ instruments: Instruments = Toolbox.ofCommand.instruments) throws -> Recipe {
    try Recipe.named(recipe, instruments)
  }

  /// The same, for a scan: says what in it is hardly meant.
  func loadToMeasure() throws -> Recipe {
    try RecipeSource(named: recipe).readSayingWarnings(Toolbox.ofCommand.instruments).recipe
  }

  /// The same, for a selection: says besides where there are no gates.
  ///
  /// - Parameter folder: that of the catalog, whose scores the recipe can name, where there is one.
  func loadToJudge(for folder: URL) throws -> Recipe {
    let source = try RecipeSource(named: recipe)
    let reading = try source.readSayingWarnings(.known(in: folder))
    source.sayWhereGatesLack(in: reading)
    return reading.recipe
  }
}

extension RecipeSource {
  /// Reads it, and says what in it is hardly meant.
  func readSayingWarnings(_ instruments: Instruments) throws -> RecipeReading {
    let reading = try checkedReading(instruments)
    sayWarnings(of: reading)
    return reading
  }

  func sayWarnings(of reading: RecipeReading) {
    for warning in reading.warnings { Terminal.say("warning: \(name), \(warning)") }
  }

  func sayWhereGatesLack(in reading: RecipeReading) {
    if let remark = remarkOnGates(of: reading) { Terminal.say("\(remark)") }
  }
}

extension Instruments {
  /// Those of this program, which know besides the scores of the catalog in `folder`, where there is one.
  static func known(in folder: URL) -> Instruments {
    // What is wrong with it is said by what opens it next.
    (try? Catalog.reading(folder, toolbox: .ofCommand) { try $0.instruments() })
      ?? Toolbox.ofCommand.instruments
  }
}
