import Foundation
import TestSupport
import Testing
import WinnowCore

@testable import Winnow

@Suite struct SuggestionTests {
  private func suggest(
    _ method: SuggestionMethod, gates: [Gate]? = nil,
    cutting recipe: Recipe = .everything, on workspace: Workspace
  ) throws -> Suggestion {
    try Catalog.reading(workspace.output) {
      try Suggestion(of: gates, by: method, cutting: recipe, on: $0)
    }
  }

  private static let all = Instruments.standard.scores.map {
    Gate(score: $0.id, statistic: .mean, lower: nil, upper: nil)
  }

  @Test(arguments: [
    SuggestionMethod.quantile(share: 0.05), .quantile(share: 0.3), .sigma(3), .sigma(1.5),
  ])
  func whatItSaysIsWhatSelectDoes(method: SuggestionMethod) throws {
    let workspace = try ScannedFixtures.copy()
    var base = Recipe()
    base.clips.minimum = 1
    let suggestion = try suggest(method, gates: Self.all, cutting: base, on: workspace)
    try #require(suggestion.choices.count > 5)
    let document = suggestion.document(catalog: "out", base: "mine")
    let recipe = try RecipeYAML.recipe(document)
    #expect(recipe == suggestion.recipe)
    #expect(recipe.clips == base.clips && recipe.gates == suggestion.choices.map(\.gate))
    try workspace.select(recipe)
    let lines = try workspace.lines(Manifest.fileName, of: ClipAnswer.self)
    let unfit = lines.filter { $0.reasons.first?.hasPrefix("clips.min ") == true }
    let judged = lines.filter { $0.reasons.first?.hasPrefix("clips.min ") != true }
    #expect(unfit.count == suggestion.unfit && judged.count == suggestion.clips)
    for choice in suggestion.choices {
      let name = "\(choice.gate.name) "
      let dropped = judged.count { $0.reasons.contains { $0.hasPrefix(name) } }
      #expect(dropped == choice.dropped && dropped > 0, "\(name)")
      #expect(document.contains("  \(choice.gate.name): ["))
    }
    let dropped = judged.count { !$0.reasons.isEmpty }
    #expect(dropped == suggestion.dropped)
    #expect(document.contains("drop \(dropped) of \(judged.count) clips"))
  }

  @Test func quantilesDropTheShareAtTheWorseEnd() throws {
    let workspace = try ScannedFixtures.copy()
    let share = 0.2
    let suggestion = try suggest(.quantile(share: share), on: workspace)
    for choice in suggestion.choices {
      let better = try #require(Instruments.standard.scores.first { $0.id == choice.gate.score })
        .better
      #expect((choice.gate.lower == nil) == (better == .lower) || choice.note.contains("no bound"))
      #expect((choice.gate.upper == nil) == (better == .higher) || choice.note.contains("no bound"))
      // Interpolated between two ranks, one more at each end.
      let most = share * Double(suggestion.clips) + 2
      #expect(Double(choice.dropped) <= most, "\(choice)")
    }
    let sharpness = suggestion.choices.first { $0.gate.score == "sharpness.laplacian" }
    let expected = Int((share * Double(suggestion.clips - 1)).rounded(.up))
    #expect(sharpness?.dropped == expected)
  }

  @Test func theDefaultsAreOneOfAFamily() {
    let names = Suggestion.principal(Instruments.standard.scores).map(\.name)
    #expect(
      names == [
        "sharpness.laplacian.median", "exposure.luma.median", "contrast.rms.median",
        "colour.colourfulness.median", "information.entropy.median", "motion.vmaf.mean",
        "artefacts.noise.median", "overlay.share.mean",
      ])
  }

  @Test func whatTellsNoClipsApartIsLeftOut() throws {
    let workspace = try Workspace("static.mp4", "original.mp4")
    try workspace.scan()
    let names = ["overlay.share", "letterbox.left", "motion.vmaf"]
    let suggestion = try suggest(
      .quantile(share: 0.4),
      gates: names.map { Gate(score: $0, statistic: .mean, lower: nil, upper: nil) },
      on: workspace)
    #expect(suggestion.choices.map(\.gate.score) == ["motion.vmaf"])
    let text = suggestion.document(catalog: "a\nb", base: "c")
    #expect(text.contains("#   letterbox.left.mean: all clips have the same value, 0\n"))
    #expect(!text.contains("\nb"))
    let wide = try suggest(
      .sigma(50), gates: [Gate(score: "motion.vmaf", statistic: .mean, lower: nil, upper: nil)],
      on: workspace)
    #expect(wide.choices.isEmpty && wide.omissions[0].reason.contains("no clip lies beyond"))
    #expect(try RecipeYAML.recipe(wide.document(catalog: "x", base: "y")).gates.isEmpty)
  }

  @Test func aMetricThatIsNamedTwiceHasOneGate() throws {
    let gate = Gate(score: "exposure.luma", statistic: .mean, lower: nil, upper: nil)
    let suggestion = try suggest(
      .quantile(share: 0.1), gates: [gate, gate], on: try ScannedFixtures.copy())
    #expect(suggestion.recipe.gates.count == 1)
  }

  @Test func aCatalogWithoutClipsIsAnError() throws {
    let workspace = try Workspace("static.mp4")
    try workspace.scan()
    var long = Recipe()
    (long.clips.minimum, long.clips.maximum) = (100, 200)
    let error = #expect(throws: WinnowError.self) {
      try suggest(.sigma(3), cutting: long, on: workspace)
    }
    #expect(error?.reason.contains("all 1 clips are too short") == true)
  }

  @Test func boundsAreRoundedAwayFromTheClips() {
    #expect(12.3456789.rounded(.down, digits: 6) == 12.3456)
    #expect(12.3456789.rounded(.up, digits: 6) == 12.3457)
    #expect((-12.3456789).rounded(.down, digits: 6) == -12.3457)
    #expect(0.000123456789.rounded(.down, digits: 6) == 0.000123456)
    #expect(123456789.0.rounded(.up, digits: 6) == 123_457_000)
    #expect(0.0.rounded(.up, digits: 6) == 0 && 20.0.rounded(.down, digits: 6) == 20)
  }

  /// numpy: v = [0.3, 7, 1, 1, -2.5, 4, 4, 9.25, 0.1]; v.mean(), v.std()
  @Test func meanAndDeviationAreThoseOfNumpy() throws {
    let seen = try #require(Distribution([0.3, 7, 1, 1, -2.5, 4, 4, 9.25, 0.1]))
    #expect(abs(seen.mean - 2.68333333333333) < 1e-12)
    #expect(abs(seen.std - 3.49777707186213) < 1e-12)
    let bounds = SuggestionMethod.sigma(2).bounds(of: seen, better: .neither)
    #expect(bounds.lower == seen.mean - 2 * seen.std && bounds.upper == seen.mean + 2 * seen.std)
  }
}
