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
          NearestName.complaint(unknown: "key in \(name)", entry.key, known: keys))
      }
      entries[entry.key] = entry
    }
    self.entries = entries
    line = node.line
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
    default: throw RecipeError(line: node.line, "\(name) takes keys and values")
    }
  }

  func node(_ key: String) -> RecipeNode? { entries[key]?.value }

  /// An error in the line of the value of `key`, where it has one, else in that of the section.
  func error(at key: String, _ message: String) -> RecipeError {
    RecipeError(line: node(key)?.line ?? line, message)
  }
}
