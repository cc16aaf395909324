import Testing
import WinnowCore

@testable import Winnow

@Suite struct RecipeYAMLTests {
  @Test func everySettingIsRead() throws {
    let recipe = try RecipeYAML.recipe(
      """
      shots:
        detector: transitions
      sample: {rate: 0.5}
      clips: {min: 1.5, max: 20, trim: 0.25}
      gates:
        exposure.luma.mean: [20, ~]
        "sharpness.laplacian.p5": [null, 1e3]
        exposure.luma.below(20.5): [~, 0.1]
      duplicates: {scope: off}
      export: {sampler: uniform 8, qscale: 5, crop: false, short_side: 480}
      """)
    #expect(recipe.shots.detector == "transitions")
    #expect(recipe.sample.rate == 0.5)
    #expect([recipe.clips.minimum, recipe.clips.maximum, recipe.clips.trim] == [1.5, 20, 0.25])
    #expect(
      recipe.gates == [
        Gate(score: "exposure.luma", statistic: .mean, lower: 20, upper: nil),
        Gate(score: "sharpness.laplacian", statistic: .p5, lower: nil, upper: 1000),
        Gate(score: "exposure.luma", measure: .below(20.5), lower: nil, upper: 0.1),
      ])
    #expect(recipe.copies.scope == .off)
    #expect((recipe.export.sampler, recipe.export.qscale) == ("uniform 8", 5))
    #expect((recipe.export.crop, recipe.export.shortSide) == (false, 480))
  }

  @Test(arguments: ["", "# nothing\n", "gates:\n", "clips: ~\nexport: {}\n"])
  func whatIsLeftOutKeepsItsDefault(text: String) throws {
    let (recipe, plain) = (try RecipeYAML.recipe(text), Recipe())
    #expect(recipe.measurement == plain.measurement)
    #expect(recipe.clips == plain.clips)
    #expect(recipe.gates.isEmpty)
    #expect(recipe.export.sampler == plain.export.sampler)
  }

  @Test(arguments: [
    ("clips:\n  min: 2\n  mox: 3\n", 3, "did you mean max"),
    ("clipz:\n  min: 2\n", 1, "did you mean clips?"),
    ("clips:\n  min: 5\n  max: 3\n", 2, "below clips.min"),
    ("clips: 3\n", 1, "takes keys and values"),
    ("clips:\n  min: soon\n", 2, "min takes a number"),
    ("clips:\n  min: -1\n", 2, "min takes a number"),
    ("sample:\n  rate: .nan\n", 2, "rate takes a number"),
    ("shots:\n  detector: contend 27\n", 2, "; did you mean content?"),
    ("shots:\n  detector: content high\n", 2, "detector takes one of: transitions, content ["),
    ("export:\n\n  sampler: unifrm 8\n", 3, "; did you mean uniform?"),
    ("export:\n  qscale: 2.5\n", 2, "whole number"),
    ("export:\n  crop: yes please\n", 2, "true, false"),
    ("- a\n- b\n", 1, "takes keys and values"),
    ("clips:\n  min: soon\n", 2, "from 0.0 to 86400.0, not 'soon'"),
    ("clips:\n  trim_frames: 1.5\n", 2, "takes a whole number, not '1.5'"),
    ("export:\n  crop: [1]\n", 2, "takes one of: true, false, not a list"),
    ("min: 3\n", 1, "unknown key in the recipe 'min'; it belongs under clips"),
    ("clips:\n  scope: off\n", 2, "unknown key in clips 'scope'; it belongs under duplicates"),
    ("exposure.luma.mean: [1, 2]\n", 1, "it belongs under gates"),
    ("clips:\n  min: 1\n\tmax: 3\n", 3, "indented by a tab; YAML takes spaces"),
    (
      "clips:\n  min:3\n", 2, "takes keys and values, not 'min:3'; a space belongs behind the colon"
    ),
    ("gates:\n  - exposure.luma.mean: [1, 2]\n", 2, "not a list; leave out the dashes"),
    ("clips:\n  min: 1\n max: 3\n", 3, "is the line indented as its neighbours are?"),
    ("clips:\n\tmin: 3\n", 2, "indented by a tab; YAML takes spaces"),
    ("gates:\n  exposure.luma.mean: [200, 20]\n", 2, "above 20.0; write [lowest, highest]"),
  ])
  func mistakesAreNamedWithTheirLine(text: String, line: Int, part: String) {
    let error = #expect(throws: RecipeMistakes.self) { try RecipeYAML.recipe(text) }
    #expect(error?.all.first?.line == line)
    #expect(error?.all.first?.message.contains(part) == true, "\(error?.all.first?.message ?? "")")
  }

  @Test(arguments: [
    ("sharpness.laplace.median: [1, 2]", "did you mean sharpness.laplacian?"),
    ("exposure.lumma.mean: [1, 2]", "did you mean exposure.luma or "),
    ("exposure.luma.meen: [1, 2]", "did you mean exposure.luma.mean"),
    ("exposure.luma: [1, 2]", "needs a statistic behind it: one of mean"),
    ("exposure.luma.mean: 3", "takes [lowest, highest]"),
    ("exposure.luma.mean: [1, 2, 3]", "takes [lowest, highest]"),
    ("exposure.luma.mean: [5, 2]", "5.0 is above 2.0"),
    ("exposure.luma.mean: [.inf, ~]", "takes numbers"),
    ("qqqqqq: [1, 2]", "known: sharpness.laplacian"),
  ])
  func gatesThatCannotBeAreNamed(gate: String, part: String) {
    let error = #expect(throws: RecipeMistakes.self) {
      try RecipeYAML.recipe("# mine\ngates:\n  \(gate)\n")
    }
    #expect(error?.all.first?.line == 3)
    #expect(error?.all.first?.message.contains(part) == true, "\(error?.all.first?.message ?? "")")
  }

  @Test(arguments: [
    ("clips:\n  min: [1\n", "not valid YAML"), ("clips:\n\tmin: 1\n", "not valid YAML"),
    ("clips:\n  min: 1\n  min: 2\n", "twice"), ("clips: *nowhere\n", "not valid YAML"),
  ])
  func textThatIsNoYAMLIsAnErrorWithALine(text: String, part: String) {
    let error = #expect(throws: RecipeMistakes.self) { try RecipeYAML.recipe(text) }
    #expect(1...4 ~= error?.all.first?.line ?? 0)
    #expect(error?.all.first?.message.contains(part) == true, "\(error?.all.first?.message ?? "")")
  }

  /// Each line stands for nine of the one before: 9 to the power of 9 nodes.
  @Test func aliasesCannotGrowWithoutEnd() {
    let lines = (1...9).map { line in
      let below = [String](repeating: line == 1 ? "x" : "*a\(line - 1)", count: 9)
      return "a\(line): &a\(line) [\(below.joined(separator: ", "))]"
    }
    let error = #expect(throws: RecipeMistakes.self) {
      try RecipeYAML.recipe(lines.joined(separator: "\n"))
    }
    #expect(error?.all.first?.message == "too large for a recipe")
  }

  /// The parser compares keys by all that they hold.
  @Test(arguments: ["? *y\n: 1\n", "*y : 1\n", "{*y : 1}\n", "? [*y]\n: 1\n", "{[*y]: 1, b: 2}\n"])
  func aliasesCannotGrowInKeys(key: String) {
    let names = Array("abcdefghijklmnopqrstuvwxy")
    let lines = zip(names, names.dropFirst()).map { below, name in
      "\(name): &\(name) [\([String](repeating: "*\(below)", count: 9).joined(separator: ","))]\n"
    }
    let head = "a: &a [x,x]\n" + lines.joined()
    let text = key.hasPrefix("{") ? head + "z: \(key)" : head + key
    let error = #expect(throws: RecipeMistakes.self) { try RecipeYAML.recipe(text) }
    #expect(error?.all.first?.message == "keys are plain words")
  }

  @Test(arguments: [
    "clips: &c {min: 1}\nexport: {<<: *c}\n", "<<: {clips: {min: 1}}\n", "[a]: 1\n",
  ])
  func otherKeysAreMistakes(text: String) {
    #expect(throws: RecipeMistakes.self) { try RecipeYAML.recipe(text) }
  }

  @Test func aliasesOfValuesAreTaken() throws {
    let text = """
      # a comment about what? [a]: *b
      gates:
        exposure.luma.mean: &bounds [20, 200]
        exposure.luma.p5: *bounds
      """
    #expect(try RecipeYAML.recipe(text).gates.map(\.lower) == [20, 20])
  }

  @Test func sizesAreBounded() {
    let texts = [
      String(repeating: "#\n", count: 1 << 18),
      "clips: {min: \(String(repeating: "1", count: 2000))}",
      String(repeating: "k", count: 2000) + ": 1", "a: [\(String(repeating: "1,", count: 20_000))]",
      String(repeating: "{a: ", count: 3000),
    ]
    for text in texts {
      let error = #expect(throws: RecipeMistakes.self) { try RecipeYAML.recipe(text) }
      #expect(error?.description.utf8.count ?? 0 < 200)
    }
  }

  @Test func deepNestingIsRefused() {
    let text = String(repeating: "[", count: 40) + String(repeating: "]", count: 40)
    let error = #expect(throws: RecipeMistakes.self) { try RecipeYAML.recipe(text) }
    #expect(error?.all.first?.message == "nested too deeply")
  }

  @Test func everyMistakeIsToldInTheOrderOfLines() {
    let text = """
      gates:
        exposure.luma: [~, 1]
        contrast.rms.mean: [2, 1]
        sharpness.laplacian.mean: [1, ~]
      clips:
        mim: 1
        trim: soon
        min: 5
        max: 4
        stride: 3
      shots: content
      extends: balancd
      screen:
        probe:
          wide: [1, ~]
          fps: 3
        keyframes: perhaps
      export: {crop: 3, qscale: 99}
      exprt:
      """
    let error = #expect(throws: RecipeMistakes.self) { try RecipeYAML.recipe(text) }
    let expected: [(Int, String)] = [
      (2, "needs a statistic"), (3, "2.0 is above 1.0"), (6, "'mim'; did you mean min"),
      (7, "trim takes a number"), (8, "is below clips.min (5.0)"), (11, "shots takes keys"),
      (12, "unknown preset 'balancd'; did you mean balanced?"), (15, "unknown fact 'wide'"),
      (16, "fps takes [lowest, highest]"), (17, "keyframes takes one of"), (18, "qscale takes"),
      (18, "crop takes"), (19, "'exprt'"),
    ]
    let all = error?.all ?? []
    #expect(all.map(\.line) == expected.map(\.0))
    for (mistake, words) in zip(all, expected.map(\.1)) {
      #expect(mistake.message.contains(words), "\(mistake)")
    }
  }

  @Test(arguments: [("extends:", "not nothing"), ("extends: [balanced]", "not a list")])
  func aBaseHasTheNameOfAPreset(text: String, part: String) {
    let error = #expect(throws: RecipeMistakes.self) { try RecipeYAML.recipe("\n\(text)\n") }
    #expect(error?.description == "line 2: extends takes the name of a preset, \(part)")
  }

  @Test func warningsAreInTheOrderOfLines() throws {
    let reading = try RecipeYAML.reading(
      """
      gates:
        exposure.dark.median: [~, 50]
        exposure.luma.mean: [-1, ~]
      screen:
        keyframes: {exposure.bright.mean: [2, ~]}
        probe:
          aspect: [~, 0]
      """, .standard)
    #expect(reading.warnings.map(\.line) == [2, 3, 5, 7])
    #expect(reading.recipe.gates.count == 2)
  }
}
