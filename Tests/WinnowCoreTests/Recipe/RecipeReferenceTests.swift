import Testing

@testable import WinnowCore

@Suite struct RecipeReferenceTests {
  private static let keys = RecipeReference.sections(.standard).flatMap { section in
    section.keys.map { (section.name, $0) }
  }

  @Test func everySectionIsNamedOnceAndExplained() {
    let sections = RecipeReference.sections(.standard)
    #expect(
      sections.map(\.name) == [
        "shots", "sample", "limits", "screen", "clips", "models", "gates", "duplicates", "export",
        "buckets", "manifest",
      ])
    for section in sections {
      #expect(section.summary.hasSuffix("."))
      #expect(Set(section.keys.map(\.name)).count == section.keys.count)
      #expect(section.keys.isEmpty == ["models", "gates"].contains(section.name))
      #expect(section.keys.isEmpty == (section.form != nil))
    }
  }

  @Test(arguments: keys)
  func whatHoldsByDefaultIsNotWrittenTwice(section: String, key: RecipeReference.Key) throws {
    #expect(key.summary.hasSuffix(".") && !key.standard.isEmpty, "\(key)")
    let value: RecipeNode
    switch key.takes {
    case .number(let range):
      guard let standard = Double(key.standard) else { return }
      #expect(range ~= standard)
      value = RecipeNode(stringLiteral: key.standard)
    case .wholeNumber(let range):
      guard let standard = Int(key.standard) else { return }
      #expect(range ~= standard)
      value = RecipeNode(stringLiteral: key.standard)
    case .numbers, .texts:
      let elements = key.standard.dropFirst().dropLast().split(separator: ",")
      let nodes = elements.map { RecipeNode(.scalar($0.trimmingPrefix(" ").description), line: 1) }
      value = RecipeNode(.list(nodes), line: 1)
    case .gates: value = nil
    case .truth, .names, .choice, .truthOrGates: value = RecipeNode(stringLiteral: key.standard)
    }
    #expect(try Recipe([section: [key.name: value]] as RecipeNode) == Recipe(), "\(key)")
  }

  @Test(arguments: keys)
  func whatItTakesIsRead(section: String, key: RecipeReference.Key) throws {
    let values: [String]
    switch key.takes {
    case .number(let range): values = [range.lowerBound, range.upperBound].map { "\($0)" }
    case .wholeNumber(let range): values = [range.lowerBound, range.upperBound].map { "\($0)" }
    case .truth: values = ["true", "false"]
    case .names(let names): values = names
    case .choice(let usages): values = usages.filter { !$0.contains(" ") }
    case .gates, .numbers, .texts: return
    case .truthOrGates: values = ["true", "false"]
    }
    #expect(!values.isEmpty)
    for value in values {
      var entries = [RecipeNode.Entry(key.name, .scalar(value))]
      // Bounds and strides have to go with each other.
      if key.name == "min" { entries.append(RecipeNode.Entry("max", .scalar("86400"))) }
      if key.name == "max" { entries.append(RecipeNode.Entry("min", .scalar("0"))) }
      if key.name == "stride" { entries.append(RecipeNode.Entry("split", .scalar("stride"))) }
      let partners = ["width": "height", "height": "width"]
      if let partner = partners[key.name] {
        entries.append(RecipeNode.Entry(partner, .scalar("16")))
      }
      let node = RecipeNode(
        .map([RecipeNode.Entry(section, .map(entries))]), line: 1)
      #expect(throws: Never.self, "\(key.name): \(value)") { try Recipe(node) }
    }
  }

  @Test func listsAreRead() throws {
    let recipe = try Recipe(
      [
        "buckets": ["short_sides": ["256", "512"], "seconds": ["0.5"], "aspects": ["16:9"]]
      ] as RecipeNode)
    #expect(recipe.buckets.shortSides == [256, 512])
    #expect(recipe.buckets.seconds == [0.5])
    #expect(recipe.buckets.aspects == ["16:9"])
  }

  @Test(
    arguments: [
      ["short_sides": "256"], ["short_sides": []], ["short_sides": ["512", "256"]],
      ["short_sides": ["256", "256"]], ["short_sides": ["0"]], ["short_sides": ["1.5"]],
      ["seconds": ["2", "1"]], ["seconds": ["-1"]], ["aspects": ["16"]], ["aspects": ["16:0"]],
      ["aspects": ["1:2:3"]], ["aspects": []],
    ] as [RecipeNode])
  func listsOfOtherThingsAreRefused(buckets: RecipeNode) {
    #expect(throws: RecipeMistakes.self) { try Recipe(["buckets": buckets] as RecipeNode) }
  }

  @Test(
    arguments: [
      ["width": "640"], ["height": "480"], ["short_side": "480", "long_side": "640"],
      ["short_side": "480", "width": "640", "height": "360"],
    ] as [RecipeNode])
  func sizesThatDoNotGoTogetherAreRefused(export: RecipeNode) {
    #expect(throws: RecipeMistakes.self) { try Recipe(["export": export] as RecipeNode) }
  }
}
