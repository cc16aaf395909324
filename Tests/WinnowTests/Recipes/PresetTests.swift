import Foundation
import TestSupport
import Testing
import WinnowCore

@testable import Winnow

@Suite struct PresetTests {
  @Test(arguments: Presets.all.map(\.name)) func everyPresetIsARecipe(name: String) throws {
    let preset = try #require(Presets.named(name))
    let recipe = try Recipe.named(name)
    #expect(recipe.clips.minimum <= recipe.clips.maximum)
    #expect(Instruments.standard.sampler(recipe.export.sampler) != nil)
    #expect(preset.summary.hasSuffix("."))
    #expect(Presets.all.filter { $0.name == name }.count == 1)
  }

  @Test(arguments: Presets.all.map(\.name)) func whatIsShownIsTheSameRecipe(name: String) throws {
    let preset = try Presets.known(name)
    let (shown, plain) = (
      try RecipeYAML.recipe(preset.document), try RecipeYAML.recipe(preset.text)
    )
    #expect(shown.measurement == plain.measurement && shown.clips == plain.clips)
    #expect(shown.gates == plain.gates && shown.copies == plain.copies)
    #expect(preset.document.contains("# Source: ") && preset.source.hasSuffix("."))
    #expect(preset.omits?.hasSuffix(".") ?? true)
    #expect(preset.document.hasSuffix("\n") && !preset.document.hasSuffix("\n\n"))
  }

  @Test func aPresetThatIsUnknownIsToldWithTheNearest() {
    let error = #expect(throws: WinnowError.self) { try Presets.known("movie-jen") }
    #expect(error?.reason == "unknown preset 'movie-jen'; did you mean movie-gen?")
  }

  @Test func theDefaultHasGatesAndMeasureOnlyHasNone() throws {
    #expect(try !Recipe.named(Presets.all[0].name).gates.isEmpty)
    let open = try Recipe.named("measure-only")
    #expect(open.gates.isEmpty)
    #expect(open.clips.minimum == 0)
  }

  @Test func anUnknownNameIsToldWithTheNearest() {
    let error = #expect(throws: WinnowError.self) { try Recipe.named("balancd") }
    #expect(error?.reason.contains("unknown recipe 'balancd'; did you mean balanced?") == true)
    let far = #expect(throws: WinnowError.self) { try Recipe.named("zzz") }
    for preset in Presets.all { #expect(far?.reason.contains(preset.name) == true) }
  }

  @Test(arguments: ["nowhere/mine", "mine.yaml", "/"]) func aFileThatIsMissingIsNamed(path: String)
  {
    let error = #expect(throws: WinnowError.self) { try Recipe.named(path) }
    #expect(error?.subject == path && error?.reason.contains("known:") == false)
  }

  @Test func aFileIsReadAndItsLineNamed() throws {
    let folder = try TemporaryFolder()
    let file = folder.url.appending(path: "my.yaml")
    try Data("clips:\n  min: 3\n".utf8).write(to: file)
    #expect(try Recipe.named(file.path).clips.minimum == 3)
    try Data("clips:\n  min: 3\n  mox: 4\n".utf8).write(to: file)
    let error = #expect(throws: WinnowError.self) { try Recipe.named(file.path) }
    #expect(error?.subject == "\(file.path), line 3")
    try Data([0xFF, 0xFE]).write(to: file)
    let noText = #expect(throws: WinnowError.self) { try Recipe.named(file.path) }
    #expect(noText?.reason == "not UTF-8 text")
  }

  @Test(arguments: Presets.all) func whatExtendsAPresetAloneIsThePreset(preset: Preset) throws {
    let recipe = try RecipeYAML.recipe("extends: \(preset.name)\n")
    #expect(try recipe == RecipeYAML.recipe(preset.text))
  }

  /// Whoever begins with a preset's text is to hear of nothing that was not meant.
  @Test(arguments: Presets.all) func ofAPresetThereIsNothingToSay(preset: Preset) throws {
    let source = try RecipeSource(named: preset.name)
    let reading = try source.checkedReading(.standard)
    #expect(reading.warnings.isEmpty && source.remarkOnGates(of: reading) == nil)
  }

  @Test func theDefaultCanBeKeptButForWhatIsGiven() throws {
    var expected = try Recipe.named("balanced")
    expected.clips.minimum = 4
    expected.gates.removeAll { $0.name == "exposure.dark.median" }
    expected.gates[0].upper = 180
    let text = """
      extends: balanced
      clips: {min: 4}
      gates: {exposure.luma.mean: [20, 180], exposure.dark.median: ~}
      """
    #expect(try RecipeYAML.recipe(text) == expected)
  }
}
