/// One map of a recipe with the entries of known keys.
struct RecipeSection {
  private let entries: [String: RecipeNode.Entry]
  /// Line of the section in the text, counted from 1.
  let line: Int

  /// Tells `reader` where `node` is no map, and of keys that are unknown or given twice.
  init(_ node: RecipeNode, name: String, keys: [String], _ reader: inout RecipeReader) {
    var entries: [String: RecipeNode.Entry] = [:]
    for entry in Self.entries(of: node, name: name, &reader) {
      if keys.contains(entry.key) {
        entries[entry.key] = entry
      } else {
        let complaint = Self.complaint(
          unknown: entry.key, in: name, known: keys, reader.instruments.scores)
        reader.note(RecipeError(line: entry.line, complaint))
      }
    }
    self.entries = entries
    line = node.line
  }

  /// Says where a key belongs that stands in the wrong section, or else which known one is meant.
  private static func complaint(
    unknown key: String, in name: String, known: [String], _ scores: ScoreList
  ) -> String {
    let kind = "key in \(name)"
    let home = Recipe.sections.first { section in section.keys.contains(key) }
    if let home { return "unknown \(kind) '\(key)'; it belongs under \(home.name)" }
    let isGate = OutsideName(gate: key) != nil || scores.contains { key.hasPrefix("\($0.id).") }
    if isGate { return "unknown \(kind) '\(key)'; it belongs under gates" }
    return NearestName.complaint(unknown: kind, key, known: known)
  }

  /// The entries of a map, the first of each key; none for an empty section.
  static func entries(
    of node: RecipeNode, name: String, _ reader: inout RecipeReader
  ) -> [RecipeNode.Entry] {
    switch node.content {
    case .null: return []
    case .map(let entries):
      var keys: Set<String> = []
      return entries.filter { entry in
        let isFirst = keys.insert(entry.key).inserted
        if !isFirst {
          reader.note(RecipeError(line: entry.line, "\(entry.key) is given twice in \(name)"))
        }
        return isFirst
      }
    default:
      let complaint = "\(name) takes keys and values\(node.contrast)\(hint(node))"
      reader.note(RecipeError(line: node.line, complaint))
      return []
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

  /// The known keys that are given.
  var keys: Set<String> { Set(entries.keys) }

  func node(_ key: String) -> RecipeNode? { entries[key]?.value }

  /// An error in the line of the first of `keys` that is given.
  func error(at keys: [String], _ message: String) -> RecipeError {
    RecipeError(line: keys.lazy.compactMap(node).first?.line ?? line, message)
  }
}
