/// Reads one map of a recipe by its known keys.
struct RecipeSection {
  private let entries: [String: RecipeNode.Entry]
  /// Line of the section in the text, counted from 1.
  let line: Int

  /// - Throws: `RecipeError` where `node` is no map, or has a key that is unknown or given twice.
  init(_ node: RecipeNode, name: String, keys: [String]) throws(RecipeError) {
    var entries: [String: RecipeNode.Entry] = [:]
    for entry in try Self.entries(of: node, name: name) {
      guard keys.contains(entry.key) else {
        throw RecipeError(
          line: entry.line,
          Self.complaint(unknown: entry.key, in: name, known: keys))
      }
      entries[entry.key] = entry
    }
    self.entries = entries
    line = node.line
  }

  /// Says where a key belongs that stands in the wrong section, or else which known one is meant.
  private static func complaint(unknown key: String, in name: String, known: [String]) -> String {
    let kind = "key in \(name)"
    let home = Recipe.sections.first { section in section.keys.contains { $0.name == key } }
    if let home { return "unknown \(kind) '\(key)'; it belongs under \(home.name)" }
    let isGate = Metrics.scores.contains { key.hasPrefix("\($0.id).") }
    if isGate { return "unknown \(kind) '\(key)'; it belongs under gates" }
    return NearestName.complaint(unknown: kind, key, known: known)
  }

  /// The entries of a map; none for an empty section.
  static func entries(of node: RecipeNode, name: String) throws(RecipeError) -> [RecipeNode.Entry] {
    switch node.content {
    case .null: return []
    case .map(let entries):
      for (index, entry) in entries.enumerated()
      where entries[..<index].contains(where: { $0.key == entry.key }) {
        throw RecipeError(line: entry.line, "\(entry.key) is given twice in \(name)")
      }
      return entries
    default:
      throw RecipeError(
        line: node.line, "\(name) takes keys and values\(node.contrast)\(hint(node))")
    }
  }

  /// What is likely to be wrong with something that is not a map.
  private static func hint(_ node: RecipeNode) -> String {
    switch node.content {
    case .list: "; leave out the dashes"
    case .scalar(let text) where text.contains(":"): "; a space belongs behind the colon"
    default: ""
    }
  }

  func node(_ key: String) -> RecipeNode? { entries[key]?.value }

  /// An error in the line of the value of `key`, where it has one, else in that of the section.
  func error(at key: String, _ message: String) -> RecipeError {
    RecipeError(line: node(key)?.line ?? line, message)
  }
}
