import Testing

@testable import WinnowCore

@Suite struct RecipeBaseTests {
  private static var base: Recipe {
    get throws {
      let node: RecipeNode = [
        "screen": [
          "probe": ["width": ["768", nil], "height": ["768", nil]],
          "keyframes": ["exposure.luma.mean": ["20", nil]],
        ],
        "clips": ["min": "4", "max": "16", "trim": "0.5"],
        "gates": [
          "exposure.luma.mean": ["20", "235"], "contrast.rms.median": ["0.04", nil],
          "sharpness.laplacian.below(100)": [nil, "0.5"],
        ],
        "export": ["short_side": "1080", "fps": "24", "qscale": "5"],
      ]
      return try Recipe(node, facts: ProbeFact.known)
    }
  }

  /// Reads a recipe that extends "base", the only one that is known.
  private func reading(_ node: RecipeNode) throws -> RecipeReading {
    let base = try Self.base
    return try RecipeReading(node, .standard, facts: ProbeFact.known) {
      (node) throws(RecipeError) in
      if node.content == .scalar("base") { return base }
      throw RecipeError(line: node.line, "unknown")
    }
  }

  private func recipe(_ node: RecipeNode) throws -> Recipe { try reading(node).recipe }

  private func mistakes(_ node: RecipeNode) -> [String] {
    let error = #expect(throws: RecipeMistakes.self) { try recipe(node) }
    return error?.all.map(\.description) ?? []
  }

  @Test func aloneItIsTheBase() throws {
    let base = try Self.base
    for node: RecipeNode in [
      ["extends": "base"], ["extends": "base", "gates": nil, "clips": nil],
      ["gates": [:], "extends": "base"],
    ] {
      #expect(try recipe(node) == base)
    }
  }

  @Test func aKeyThatIsGivenReplacesThatOfTheBase() throws {
    var expected = try Self.base
    expected.clips.maximum = 8
    expected.sample.rate = 1
    expected.export.qscale = 2
    let node: RecipeNode = [
      "clips": ["max": "8"], "sample": ["rate": "1"], "export": ["qscale": "2"],
      "extends": "base",
    ]
    #expect(try recipe(node) == expected)
  }

  @Test func aGateReplacesThatOfTheSameName() throws {
    let gates = try recipe([
      "extends": "base",
      "gates": [
        "exposure.luma.mean": [nil, "180"], "motion.vmaf.mean": ["2", nil],
        "sharpness.laplacian.below(1e2)": [nil, "0.25"],
      ],
    ]).gates
    #expect(
      gates == [
        Gate(score: "exposure.luma", statistic: .mean, lower: nil, upper: 180),
        Gate(score: "contrast.rms", statistic: .median, lower: 0.04, upper: nil),
        Gate(score: "sharpness.laplacian", measure: .below(100), lower: nil, upper: 0.25),
        Gate(score: "motion.vmaf", statistic: .mean, lower: 2, upper: nil),
      ])
  }

  @Test func aGateWithoutBoundsTakesThatOfTheBaseAway() throws {
    let gates = try recipe([
      "extends": "base",
      "gates": ["exposure.luma.mean": nil, "sharpness.laplacian.below(100.0)": nil],
    ]).gates
    #expect(gates.map(\.name) == ["contrast.rms.median"])
  }

  @Test func onlyAGateOfTheBaseCanBeTakenAway() {
    #expect(
      mistakes(["extends": "base", "gates": ["exposure.luma.median": nil]]) == [
        "line 1: exposure.luma.median cannot be taken away: the recipe that `extends` names has the "
          + "gates exposure.luma.mean, contrast.rms.median, sharpness.laplacian.below(100)"
      ])
    #expect(
      mistakes(["gates": ["exposure.luma.mean": nil]]) == [
        "line 1: exposure.luma.mean takes [lowest, highest], ~ for no bound; ~ alone takes away a "
          + "gate of the recipe that `extends` names, and none is named"
      ])
    #expect(mistakes(["gates": ["exposure.lumma.mean": nil]])[0].contains("did you mean"))
  }

  @Test func screensAreReplacedAsAWhole() throws {
    let probe = try recipe(["extends": "base", "screen": ["probe": ["fps": ["16", nil]]]])
    #expect(probe.screen.probe == [ProbeGate(.fps, lower: 16, upper: nil)])
    #expect(try probe.screen.keyframes == Self.base.screen.keyframes)
    let own = try recipe(["extends": "base", "screen": ["probe": nil, "keyframes": "true"]])
    #expect(own.screen.probe.isEmpty && own.screen.keyframes.isEmpty && own.screen.usesGates)
    #expect(own.measurement.screen.keyframes.map(\.score).contains("contrast.rms"))
  }

  @Test func aSizeReplacesThatOfTheBase() throws {
    let long = try recipe(["extends": "base", "export": ["long_side": "640"]]).export
    #expect(long.fit == .longSide(640) && long.shortSide == nil && long.qscale == 5)
    let exact = try recipe(["extends": "base", "export": ["width": "64", "height": "48"]])
    #expect(exact.export.fit == .crop(width: 64, height: 48) && exact.export.shortSide == nil)
  }

  @Test func whatHasNoValueByDefaultCanBeWithoutOneAgain() throws {
    let export = try recipe(["extends": "base", "export": ["short_side": nil, "fps": nil]]).export
    #expect(export.fit == .full && export.fps == nil)
  }

  @Test func keysHaveToGoWithThoseOfTheBase() {
    #expect(
      mistakes(["extends": "base", "clips": ["trim": "1", "max": "2"]]) == [
        "line 2: clips.max (2.0) is below clips.min (4.0)"
      ])
  }

  @Test func ofAnUnknownBaseNothingElseIsClaimed() {
    let node: RecipeNode = [
      "clips": ["max": "1"], "gates": ["exposure.luma.mean": nil], "extends": "bse",
    ]
    #expect(mistakes(node) == ["line 3: unknown"])
    let clash: RecipeNode = ["clips": ["max": "1", "min": "2"], "extends": "bse"]
    #expect(mistakes(clash).count == 2)
    let error = #expect(throws: RecipeMistakes.self) { try Recipe(["extends": "base"]) }
    #expect(error?.all.count == 1)
  }

  @Test func whoNamesGatesOrABaseIsNotSilentOnGates() throws {
    for node: RecipeNode in [nil, ["clips": ["min": "1"]]] {
      #expect(try reading(node).isSilentOnGates)
    }
    for node: RecipeNode in [
      ["gates": nil], ["gates": [:]], ["gates": ["exposure.luma.mean": ["1", nil]]],
      ["extends": "base"],
    ] {
      #expect(try !reading(node).isSilentOnGates)
    }
  }
}
