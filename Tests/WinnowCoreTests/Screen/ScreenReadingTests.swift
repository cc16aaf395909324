import Testing

@testable import WinnowCore

@Suite struct ScreenReadingTests {
  private static let luma = Gate(score: "exposure.luma", statistic: .mean, lower: 20, upper: nil)

  @Test func everyKeyIsRead() throws {
    let node: RecipeNode = [
      "screen": [
        "probe": ["short_side": ["360", nil], "duration": ["2", "3600"]],
        "keyframes": ["exposure.luma.mean": ["20", nil]],
      ]
    ]
    let recipe = try Recipe(node, facts: ProbeFact.known)
    let gates = [
      ProbeGate(.shortSide, lower: 360, upper: nil),
      ProbeGate(.duration, lower: 2, upper: 3600),
    ]
    #expect(recipe.screen.probe == gates)
    #expect(recipe.screen.keyframes == [Self.luma])
    #expect(!recipe.screen.usesGates)
  }

  @Test func itIsOffWhereNothingIsSaid() throws {
    for node: RecipeNode in [nil, [:], ["probe": nil, "keyframes": nil], ["keyframes": "false"]] {
      #expect(try Recipe(["screen": node]).measurement.screen.isOff)
    }
    #expect(Recipe().measurement.screen.isOff)
  }

  @Test func theRecipesOwnGatesAreTakenAsFarAsKeyframesTell() throws {
    var recipe = try Recipe([
      "screen": ["keyframes": "true"],
      "gates": [
        "information.temporal.mean": ["0.3", nil], "exposure.luma.mean": ["20", nil],
        "exposure.luma.std": ["1", nil], "motion.frozen.mean": [nil, "0.5"],
      ],
    ])
    #expect(recipe.measurement.screen.keyframes.map(\.score) == ["exposure.luma", "motion.frozen"])
    recipe.gates = [Self.luma]
    #expect(recipe.measurement.screen.keyframes == [Self.luma])
    recipe.screen.usesGates = false
    #expect(recipe.measurement.screen.isOff)
  }

  private static let mistakes: [(RecipeNode, String)] = [
    (["prob": nil], "unknown key in screen 'prob'; did you mean probe?"),
    (["probe": ["short_sid": ["1", nil]]], "unknown fact 'short_sid'; did you mean short_side?"),
    (["probe": ["codec": ["1", nil]]], "unknown fact 'codec'; known: width, height, short_side"),
    (["probe": ["width": "640"]], "width takes [lowest, highest], ~ for no bound"),
    (["probe": ["fps": ["30", "20"]]], "fps: 30.0 is above 20.0"),
    (["probe": "true"], "probe takes keys and values"),
    (["keyframes": "yes"], "keyframes takes one of: true, false"),
    (["keyframes": ["exposure.lumma.mean": ["1", nil]]], "did you mean exposure.luma"),
    (
      ["keyframes": ["motion.vmaf.mean": ["1", nil]]],
      "motion.vmaf.mean cannot be told from single keyframes; keyframes can be judged by: sharpness"
    ),
    (["keyframes": ["motion.frozen.mean": ["0.1", nil]]], "no keyframe can fail it"),
    (["keyframes": ["exposure.luma.std": ["1", nil]]], "no keyframe can fail it"),
  ]

  @Test(arguments: mistakes) func mistakesAreNamed(node: RecipeNode, message: String) {
    let error = #expect(throws: RecipeMistakes.self) {
      try Recipe(["screen": node], facts: ProbeFact.known)
    }
    #expect(error?.all.count == 1 && error?.all.first?.message.contains(message) == true)
  }

  @Test func scoresOfChangeAndOfCodingAreNotForKeyframes() {
    let scores = Set(KeyframeScreen.scores(.standard))
    for id in ["information.temporal", "motion.vmaf", "overlay.share", "artefacts.noise"] {
      #expect(!scores.contains(id))
    }
    for id in ["sharpness.laplacian", "exposure.black", "letterbox.top", "motion.frozen"] {
      #expect(scores.contains(id))
    }
  }

  @Test func theKeyNamesEveryBound() {
    var screen = ScreenSettings()
    #expect(screen.key == "")
    screen.probe = [ProbeGate(.fps, lower: nil, upper: 60)]
    screen.keyframes = [Self.luma]
    #expect(screen.key == "fps [~ 60.0]; exposure.luma.mean [20.0 ~]")
  }
}
