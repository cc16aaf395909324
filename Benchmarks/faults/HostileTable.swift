import TestSupport

/// What was said of each hostile file, as Markdown.
struct HostileTable {
  let rows: [String: FaultRow]
  /// What any of them was followed to.
  let reached: Set<String>

  var markdown: String {
    let lines = HostileFile.all.map { file in
      let row = rows.first { $0.key.hasSuffix(file.path) }?.value
      return Markdown.row([file.path, row?.outcome ?? "no row", row?.error ?? ""])
    }
    let names = reached.sorted().joined(separator: ", ")
    return """

      ## Files that name other files and addresses

      Opened of what they name: \(names.isEmpty ? "nothing" : names).

      | file | outcome | what Winnow says |
      | --- | --- | --- |
      \(lines.joined(separator: "\n"))
      """
  }
}

enum Markdown {
  /// A row of a table.
  static func row(_ cells: [String]) -> String {
    "| " + cells.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |"
  }
}
