import ArgumentParser
import Winnow
import WinnowCore

/// The recipe in force.
struct RecipeOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A recipe file, or a preset's name (see 'winnow list presets').", valueName: "file|preset"),
    completion: .recipe)
  var recipe = Presets.all[0].name

  func load() throws -> Recipe { try Recipe.named(recipe) }

  /// The same, for a scan: says what in it is hardly meant.
  func loadToMeasure() throws -> Recipe {
    let source = try RecipeSource(named: recipe)
    let reading = try source.checkedReading()
    source.sayWarnings(of: reading)
    return reading.recipe
  }

  /// The same, for a selection: says besides where there are no gates.
  func loadToJudge() throws -> Recipe {
    let source = try RecipeSource(named: recipe)
    let reading = try source.checkedReading()
    source.sayWarnings(of: reading)
    source.sayWhereGatesLack(in: reading)
    return reading.recipe
  }
}

extension RecipeSource {
  func sayWarnings(of reading: RecipeReading) {
    for warning in reading.warnings { Terminal.say("warning: \(name), \(warning)") }
  }

  func sayWhereGatesLack(in reading: RecipeReading) {
    if let remark = remarkOnGates(of: reading) { Terminal.say("\(remark)") }
  }
}
