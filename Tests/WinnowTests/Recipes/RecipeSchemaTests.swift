import Foundation
import Testing
import WinnowCore
import WinnowMedia

@testable import Winnow

@Suite struct RecipeSchemaTests {
  private struct Answer: Decodable {
    struct Key: Decodable {
      var section: String
      var key: String
      var kind: String
      var from: Double?
      var to: Double?
      var choices: [String]?
      var standard: String

      private enum CodingKeys: String, CodingKey {
        case section, key, kind, from, to, choices
        case standard = "default"
      }
    }

    var keys: [Key]
    var metrics: [String]
    var statistics: [String]
    var facts: [[String: String]]
  }

  @Test func everyKeyIsInEveryForm() throws {
    let schema = RecipeSchema()
    let answer = try JSONDecoder().decode(
      Answer.self, from: Data(try JSONLine.text(schema).utf8))
    var count = 0
    for section in RecipeReference.sections(.standard) {
      #expect(schema.text.contains("\(section.name): "))
      for key in section.keys {
        count += 1
        #expect(schema.markdown.contains("\n| \(section.name).\(key.name) | \(key.takes)"))
        #expect(schema.text.contains("\n  \(key.name)\n"))
        let found = answer.keys.first { $0.section == section.name && $0.key == key.name }
        #expect(found?.standard == key.standard)
      }
    }
    #expect(answer.keys.count == count + 1)
    #expect(answer.metrics == Instruments.standard.scores.ids)
    #expect(answer.statistics == Measure.usages)
    #expect(answer.facts.map { $0["fact"] } == ContainerFact.gated.map(\.name))
    let least = answer.keys.first { $0.section == "clips" && $0.key == "min" }
    #expect(least?.from == 0 && least?.to == 86400 && least?.kind == "number")
    let scope = answer.keys.first { $0.key == "scope" }
    #expect(scope?.choices == ["catalog", "video", "off"] && scope?.standard == "catalog")
  }

  @Test func theKeyBesideTheSectionsIsInEveryForm() throws {
    let schema = RecipeSchema()
    let answer = try JSONDecoder().decode(
      Answer.self, from: Data(try JSONLine.text(schema).utf8))
    let key = try #require(answer.keys.first)
    #expect((key.section, key.key, key.kind) == ("", "extends", "name"))
    #expect(key.choices == Presets.all.map(\.name))
    #expect(schema.markdown.contains("\n| extends | balanced, measure-only, "))
    #expect(schema.text.hasPrefix("extends: The preset that"))
  }

  @Test func detectorsSamplersFactsAndStatisticsAreNamed() {
    let schema = RecipeSchema()
    let names =
      Instruments.standard.detectors.map { $0.usage }
      + Instruments.standard.samplers.map { $0.usage }
      + ContainerFact.gated.map(\.name) + Measure.usages
    for text in [schema.text, schema.markdown] {
      for name in names { #expect(text.contains(name), "\(name)") }
    }
  }

  @Test func textFitsATerminal() {
    for line in RecipeSchema().text.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
  }

  @Test func linesBreakBetweenWords() {
    #expect("a bc  def".wrapped(to: 4) == "a bc\ndef")
    #expect("a bc def".wrapped(to: 6, indent: 2) == "  a bc\n  def")
    #expect("longword a".wrapped(to: 4) == "longword\na")
    #expect("".wrapped(to: 4) == "")
  }
}
