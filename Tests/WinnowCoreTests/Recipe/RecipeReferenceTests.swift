import Testing

@testable import WinnowCore

@Suite struct RecipeReferenceTests {
  private static let keys = RecipeReference.sections.flatMap { section in
    section.keys.map { (section.name, $0) }
  }

  @Test func everySectionIsNamedOnceAndExplained() {
    let sections = RecipeReference.sections
    #expect(
      sections.map(\.name) == [
        "shots", "sample", "limits", "screen", "clips", "gates", "duplicates", "export",
      ])
    for section in sections {
      #expect(section.summary.hasSuffix("."))
      #expect(Set(section.keys.map(\.name)).count == section.keys.count)
      #expect(section.keys.isEmpty == (section.name == "gates"))
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
    case .gates: return
    case .truthOrGates: values = ["true", "false"]
    }
    #expect(!values.isEmpty)
    for value in values {
      var entries = [RecipeNode.Entry(key.name, .scalar(value))]
      // Bounds and strides have to go with each other.
      if key.name == "min" { entries.append(RecipeNode.Entry("max", .scalar("86400"))) }
      if key.name == "max" { entries.append(RecipeNode.Entry("min", .scalar("0"))) }
      if key.name == "stride" { entries.append(RecipeNode.Entry("split", .scalar("stride"))) }
      let node = RecipeNode(
        .map([RecipeNode.Entry(section, .map(entries))]), line: 1)
      #expect(throws: Never.self, "\(key.name): \(value)") { try Recipe(node) }
    }
  }
}
