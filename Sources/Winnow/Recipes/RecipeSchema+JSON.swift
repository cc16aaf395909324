import WinnowCore
import WinnowMedia

extension RecipeSchema: Encodable {
  /// A key with its section, which is empty for one beside the sections, and what it takes in parts.
  private struct Key: Encodable {
    var section: String
    var key: String
    var kind: String
    var from: Double?
    var to: Double?
    var choices: [String]?
    var unit: String
    var standard: String
    var summary: String

    private enum CodingKeys: String, CodingKey {
      case section, key, kind, from, to, choices, unit, summary
      case standard = "default"
    }

    init(_ key: RecipeReference.Key, of section: String) {
      (self.section, self.key) = (section, key.name)
      (unit, standard, summary) = (key.unit, key.standard, key.summary)
      switch key.takes {
      case .number(let range):
        (kind, from, to) = ("number", range.lowerBound, range.upperBound)
      case .wholeNumber(let range):
        (kind, from, to) = ("whole number", Double(range.lowerBound), Double(range.upperBound))
      case .truth: (kind, choices) = ("truth", ["true", "false"])
      case .names(let names): (kind, choices) = ("name", names)
      case .choice(let usages): (kind, choices) = ("choice", usages)
      case .numbers(let range):
        (kind, from, to) = ("numbers", range.lowerBound, range.upperBound)
      case .texts: kind = "texts"
      case .gates: kind = "gates"
      case .truthOrGates: (kind, choices) = ("truth or gates", ["true", "false"])
      }
    }
  }

  private enum CodingKeys: String, CodingKey {
    case keys, statistics, metrics, facts, detectors, samplers, models
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    let keys = RecipeReference.sections(toolbox.instruments).flatMap { section in
      section.keys.map { Key($0, of: section.name) }
    }
    try container.encode([Key(Presets.baseKey, of: "")] + keys, forKey: .keys)
    try container.encode(Measure.usages, forKey: .statistics)
    try container.encode(toolbox.instruments.scores.ids, forKey: .metrics)
    let facts = ContainerFact.gated.map {
      ["fact": $0.name, "unit": $0.unit, "summary": $0.summary]
    }
    try container.encode(facts, forKey: .facts)
    try container.encode(ListTable.detectors(of: toolbox).objects, forKey: .detectors)
    try container.encode(ListTable.samplers(of: toolbox).objects, forKey: .samplers)
    try container.encode(models.objects, forKey: .models)
  }
}
