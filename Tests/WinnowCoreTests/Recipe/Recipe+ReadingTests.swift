import Testing
import WinnowCore

@Suite struct RecipeReadingTests {
  @Test func anEmptyRecipeIsTheDefault() throws {
    for node: RecipeNode in [nil, [:], ["clips": nil, "gates": nil, "export": nil]] {
      let (recipe, untouched) = (try Recipe(node), Recipe())
      #expect(recipe.clips == ClipRules() && recipe.gates.isEmpty)
      #expect(recipe.sample == untouched.sample && recipe.shots == untouched.shots)
      #expect(recipe.copies == untouched.copies && recipe.export == untouched.export)
    }
  }

  @Test func everyKeyIsRead() throws {
    let detector = "content 30"
    let recipe = try Recipe([
      "shots": ["detector": RecipeNode(.scalar(detector), line: 1)], "sample": ["rate": "0.5"],
      "clips": [
        "min": "1", "max": "8.5", "split": "stride", "stride": "4", "trim": "0.25",
        "trim_gradual": "0.5", "trim_frames": "2", "clear_start": "true", "stitch": "true",
      ],
      "gates": ["exposure.luma.mean": ["20", nil], "contrast.rms.p5": [nil, "0.4"]],
      "duplicates": [
        "scope": "video", "strictness": "strict", "keep": "length", "same_take": "one",
      ],
      "export": ["sampler": "uniform 8", "qscale": "5", "crop": "false", "short_side": "480"],
    ])
    #expect(recipe.shots.detector == detector && recipe.sample.rate == 0.5)
    let clips = recipe.clips
    #expect(clips.minimum == 1 && clips.maximum == 8.5)
    #expect(clips.split == .stride && clips.stride == 4)
    #expect(clips.trim == 0.25 && clips.trimGradual == 0.5 && clips.trimFrames == 2)
    #expect(clips.startsClear && clips.stitches)
    #expect(
      recipe.gates == [
        Gate(score: "exposure.luma", statistic: .mean, lower: 20, upper: nil),
        Gate(score: "contrast.rms", statistic: .p5, lower: nil, upper: 0.4),
      ])
    let copies = recipe.copies
    #expect(copies.scope == .video && copies.strictness == .strict)
    #expect(copies.sameTake == .one)
    #expect(copies.keep == .length && recipe.export.sampler == "uniform 8")
    #expect(recipe.export.qscale == 5 && !recipe.export.crop && recipe.export.shortSide == 480)
  }

  private static let unknownNames: [(RecipeNode, String)] = [
    (["gate": nil], "unknown key in the recipe 'gate'; did you mean gates?"),
    (["clips": ["mim": "1"]], "unknown key in clips 'mim'; did you mean min or max"),
    (["export": ["short": "1"]], "unknown key in export 'short'; did you mean short_side?"),
    (["duplicates": ["keeps": "bits"]], "unknown key in duplicates 'keeps'; did you mean keep?"),
    (["sample": ["frequency": "1"]], "unknown key in sample 'frequency'; known: rate"),
    (["gates": ["sharpness.laplacien.median": [nil, "1"]]], "did you mean sharpness.laplacian"),
    (["gates": ["exposure.luma.medain": [nil, "1"]]], "or exposure.luma.median"),
    (["gates": ["exposure.luma": [nil, "1"]]], "exposure.luma needs a statistic behind it"),
    (["gates": ["": [nil, "1"]]], "unknown metric ''; known: sharpness.laplacian, "),
    (["gates": [".": [nil, "1"]]], "unknown metric '.'"),
  ]

  @Test(arguments: unknownNames)
  func anUnknownNameIsAnErrorThatNamesTheNearest(node: RecipeNode, message: String) {
    #expect(self.message(node)?.hasPrefix("line 1: ") == true)
    #expect(self.message(node)?.contains(message) == true, "\(self.message(node) ?? "no error")")
  }

  private static let wrongValues: [(RecipeNode, String)] = [
    ("words", "the recipe takes keys and values"), (["clips"], "the recipe takes keys and values"),
    (["clips": "2"], "clips takes keys and values"),
    (["clips": ["min": "two"]], "min takes a number from 0.0 to 86400.0"),
    (["clips": ["min": "-1"]], "min takes a number from 0.0"),
    (["clips": ["min": "nan"]], "min takes a number from 0.0"),
    (["clips": ["max": "inf"]], "max takes a number from 0.1"),
    (["clips": ["max": nil]], "max takes a number"),
    (["clips": ["max": ["1"]]], "max takes a number"),
    (["clips": ["min": "5", "max": "4"]], "clips.max (4.0) is below clips.min (5.0)"),
    (["clips": ["max": "1"]], "clips.max (1.0) is below clips.min (2.0)"),
    (["clips": ["split": "odd"]], "split takes one of: even, stride"),
    (["clips": ["stride": "4"]], "clips.stride needs 'split: stride' beside it"),
    (["clips": ["split": "stride", "stride": "0"]], "stride takes a number from 0.1"),
    (["clips": ["trim_frames": "1.5"]], "trim_frames takes a whole number"),
    (["clips": ["trim_gradual": "-1"]], "trim_gradual takes a number from 0.0"),
    (["clips": ["stitch": "1"]], "stitch takes one of: true, false"),
    (["sample": ["rate": "0"]], "rate takes a number from 0.1 to 60.0"),
    (["shots": ["detector": "none"]], "detector takes one of: transitions, content [THRESHOLD], "),
    (["shots": ["detector": ["content", "27"]]], "detector takes one of: "),
    (["duplicates": ["scope": "all"]], "scope takes one of: catalog, video, off"),
    (["duplicates": ["strictness": "high"]], "strictness takes one of: loose, normal, strict"),
    (["duplicates": ["strictness": ["strict"]]], "strictness takes one of: loose"),
    (
      ["duplicates": ["keep": "best"]], "keep takes one of: resolution, bits, overlays, length"
    ),
    (["export": ["qscale": "2.5"]], "qscale takes a whole number"),
    (["export": ["qscale": "32"]], "qscale takes a number from 1.0 to 31.0"),
    (["export": ["crop": "yes"]], "crop takes one of: true, false"),
    (["export": ["short_side": "15"]], "short_side takes a number from 16.0"),
    (["export": ["sampler": "uniform"]], "sampler takes one of: first-middle-last, uniform COUNT"),
    (["export": ["sampler": ["uniform", "8"]]], "sampler takes one of: "),
  ]

  @Test(arguments: wrongValues)
  func aValueOfTheWrongKindIsAnError(node: RecipeNode, message: String) {
    #expect(self.message(node)?.contains(message) == true, "\(self.message(node) ?? "no error")")
  }

  private static let wrongBounds: [(RecipeNode, String)] = [
    ("1", "takes [lowest, highest]"), (["1"], "takes [lowest, highest]"),
    (["1", "2", "3"], "takes [lowest, highest]"), (nil, "takes [lowest, highest]"),
    (["low", nil], "takes numbers, or ~ for no bound"), ([nil, "inf"], "takes numbers"),
    (["nan", nil], "takes numbers"), ([nil, ["2"]], "takes numbers"),
    (["3", "2"], "exposure.luma.mean: 3.0 is above 2.0"),
  ]

  @Test(arguments: wrongBounds)
  func boundsAreTwoNumbersInOrder(bounds: RecipeNode, message: String) {
    let entry = RecipeNode.Entry(key: "exposure.luma.mean", line: 7, value: bounds)
    let gates = RecipeNode(.map([entry]), line: 6)
    let error = self.message(["gates": gates])
    #expect(error?.contains(message) == true, "\(error ?? "no error")")
  }

  @Test func equalBoundsAreAllowed() throws {
    let recipe = try Recipe(["gates": ["exposure.luma.mean": ["3", "3"]]])
    #expect(recipe.gates.first?.lower == 3 && recipe.gates.first?.upper == 3)
  }

  @Test func aKeyIsGivenOnce() {
    let twice = { (name: String, value: RecipeNode) in
      RecipeNode(
        .map((1...2).map { RecipeNode.Entry(key: name, line: $0, value: value) }), line: 1)
    }
    #expect(message(twice("clips", nil)) == "line 2: clips is given twice in the recipe")
    #expect(message(["clips": twice("min", "1")])?.contains("min is given twice in clips") == true)
    let gates = message(["gates": twice("exposure.luma.mean", [nil, "1"])])
    #expect(gates?.contains("exposure.luma.mean is given twice in gates") == true)
  }

  @Test func theLineIsThatOfTheEntry() {
    #expect(message(["clips": nil, "gates": nil, "exprt": nil])?.hasPrefix("line 3: ") == true)
  }

  private func message(_ node: RecipeNode) -> String? {
    do throws(RecipeMistakes) {
      _ = try Recipe(node)
      return nil
    } catch {
      return error.description
    }
  }
}
