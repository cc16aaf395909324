import Testing

@testable import WinnowCore

@Suite struct GateOdditiesTests {
  private func warnings(_ section: String, _ gate: String, _ bounds: RecipeNode) throws -> [String]
  {
    let gates: RecipeNode = [gate: bounds]
    let node: RecipeNode = section == "gates" ? ["gates": gates] : ["screen": [section: gates]]
    return try RecipeReading(node, .standard, facts: ProbeFact.known).warnings.map(\.description)
  }

  private static let ofScores: [(String, RecipeNode, [String])] = [
    (
      "exposure.dark.median", [nil, "50"],
      ["no clip can be above 50, so the bound rejects none; the score is 0...1"]
    ),
    (
      "exposure.dark.median", ["50", nil],
      ["every clip is below 50, so the gate rejects all; the score is 0...1"]
    ),
    (
      "sharpness.laplacian.p5", ["-1", nil],
      ["no clip can be below -1, so the bound rejects none; the score is at least 0"]
    ),
    (
      "sharpness.laplacian.p5", [nil, "-0.5"],
      ["every clip is above -0.5, so the gate rejects all; the score is at least 0"]
    ),
    (
      "exposure.luma.mean", ["-5", "300"],
      [
        "no clip can be below -5, so the bound rejects none; the score is 0...255",
        "no clip can be above 300, so the bound rejects none; the score is 0...255",
      ]
    ),
    (
      "artefacts.combing.mean", ["-2", nil],
      ["no clip can be below -2, so the bound rejects none; the score is -1...1"]
    ),
    (
      "motion.slideshow.mean", [nil, "2"],
      ["no clip can be above 2, so the bound rejects none; the score is 0...1"]
    ),
    (
      "artefacts.combing.std", [nil, "1.5"],
      ["no clip can be above 1.5, so the bound rejects none; the standard deviation is 0...1"]
    ),
    (
      "exposure.luma.std", ["128", nil],
      ["every clip is below 128, so the gate rejects all; the standard deviation is 0...127.5"]
    ),
    (
      "motion.magnitude.std", ["-1", nil],
      ["no clip can be below -1, so the bound rejects none; the standard deviation is at least 0"]
    ),
    (
      "exposure.luma.below(20)", [nil, "5"],
      ["no clip can be above 5, so the bound rejects none; the share is 0...1"]
    ),
  ]

  @Test(arguments: ofScores)
  func aBoundOutsideOfWhatAScoreCanBeIsOdd(
    name: String, bounds: RecipeNode, messages: [String]
  ) throws {
    let expected = messages.map { "line 1: \(name): \($0)" }
    #expect(try warnings("gates", name, bounds) == expected)
  }

  /// A share is all or nothing where no frame can lie on the other side.
  @Test(
    arguments: [
      ("below(300)", [nil, "0.5"], "every frame is below 300, so the gate rejects all"),
      ("below(300)", ["0.5", nil], "every frame is below 300, so the gate rejects none"),
      ("below(-3)", [nil, "0.5"], "no frame can be below -3, so the gate rejects none"),
      ("below(-3)", ["0.5", nil], "no frame can be below -3, so the gate rejects all"),
      ("above(300)", [nil, "0.5"], "no frame can be above 300, so the gate rejects none"),
      ("above(300)", ["0.5", nil], "no frame can be above 300, so the gate rejects all"),
      ("above(-3)", [nil, "0.5"], "every frame is above -3, so the gate rejects all"),
      ("above(-3)", ["0.5", nil], "every frame is above -3, so the gate rejects none"),
    ] as [(String, RecipeNode, String)])
  func aShareOfAllFramesOrNoneIsOdd(measure: String, bounds: RecipeNode, words: String) throws {
    let found = try warnings("gates", "exposure.luma.\(measure)", bounds)
    #expect(found == ["line 1: exposure.luma.\(measure): \(words); the score is 0...255"])
  }

  private static let ofFacts: [(String, RecipeNode, String)] = [
    (
      "width", ["-1", nil],
      "no video can be below -1, so the bound rejects none; width is at least 0"
    ),
    ("fps", [nil, "-1"], "every video is above -1, so the gate rejects all; fps is at least 0"),
    (
      "aspect", ["0", nil], "no video can be below 0, so the bound rejects none; aspect is above 0"
    ),
    ("aspect", [nil, "0"], "every video is above 0, so the gate rejects all; aspect is above 0"),
  ]

  @Test(arguments: ofFacts)
  func aBoundOutsideOfWhatAFactCanBeIsOdd(
    fact: String, bounds: RecipeNode, message: String
  ) throws {
    #expect(try warnings("probe", fact, bounds) == ["line 1: \(fact): \(message)"])
  }

  @Test func boundsAtTheEndsOfTheRangeAreNotOdd() throws {
    let ends: [(String, String, RecipeNode)] = [
      ("gates", "exposure.luma.mean", ["0", "255"]),
      ("gates", "exposure.luma.std", ["0", "127.5"]),
      ("gates", "exposure.luma.below(0)", ["0", "1"]), ("gates", "motion.vmaf.mean", [nil, nil]),
      ("gates", "exposure.luma.above(255)", ["0", "1"]),
      ("gates", "sharpness.laplacian.max", ["0", "1e300"]), ("probe", "width", ["0", "1e9"]),
      ("probe", "aspect", ["0.1", nil]),
    ]
    for (section, gate, bounds) in ends {
      #expect(try warnings(section, gate, bounds).isEmpty, "\(gate)")
    }
  }

  @Test func gatesOfKeyframesAreLookedAtToo() throws {
    #expect(
      try warnings("keyframes", "exposure.dark.median", ["50", nil]) == [
        "line 1: exposure.dark.median: every clip is below 50, so the gate rejects all; "
          + "the score is 0...1"
      ])
  }
}
