import WinnowCore

/// What there is to choose from, as a table: made from the lists themselves.
package struct ListTable: Sendable {
  package var columns: [String]
  package var rows: [[String]]

  package static func metrics(of toolbox: Toolbox) -> ListTable {
    ListTable(
      columns: ["metric", "formula", "unit", "range", "better", "scale", "source"],
      rows: toolbox.instruments.scores.map {
        [
          $0.id, $0.formula, $0.unit, "\($0.range)", $0.better.rawValue, $0.scale.rawValue,
          $0.source,
        ]
      })
  }

  package static func detectors(of toolbox: Toolbox) -> ListTable {
    ListTable(
      columns: ["detector", "summary"],
      rows: toolbox.instruments.detectors.map { [$0.usage, $0.summary] })
  }

  package static func samplers(of toolbox: Toolbox) -> ListTable {
    ListTable(
      columns: ["sampler", "summary"],
      rows: toolbox.instruments.samplers.map { [$0.usage, $0.summary] })
  }

  package static var presets: ListTable {
    ListTable(columns: ["preset", "summary"], rows: Presets.all.map { [$0.name, $0.summary] })
  }

  package static func formats(of toolbox: Toolbox) -> ListTable {
    ListTable(
      columns: ["format", "summary"], rows: toolbox.sinks.map { [$0.name, $0.summary] })
  }

  /// Rows as objects, for JSON.
  package var objects: [[String: String]] {
    rows.map { Dictionary(uniqueKeysWithValues: zip(columns, $0)) }
  }

  /// Name and description below each other, for people.
  package var text: String {
    rows.map { row in
      let notes = zip(columns.dropFirst(), row.dropFirst()).map { column, value in
        columns.count == 2 ? "  \(value)" : "  \(column.padding(to: 8)) \(value)"
      }
      return ([row[0]] + notes).joined(separator: "\n")
    }.joined(separator: "\n")
  }

  package var markdown: String {
    let lines = [columns, columns.map { _ in "---" }] + rows
    return lines.map { line in
      "| " + line.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |"
    }.joined(separator: "\n")
  }
}
