/// A recipe's text as a tree, before it means anything.
package struct RecipeNode: Hashable, Sendable {
  package indirect enum Content: Hashable, Sendable {
    case null
    case scalar(String)
    case list([RecipeNode])
    case map([Entry])
  }

  package struct Entry: Hashable, Sendable {
    package var key: String
    package var line: Int
    package var value: RecipeNode

    package init(key: String, line: Int, value: RecipeNode) {
      self.key = key
      self.line = line
      self.value = value
    }
  }

  package var content: Content
  /// Line in the text, counted from 1.
  package var line: Int

  package init(_ content: Content, line: Int) {
    self.content = content
    self.line = line
  }
}

extension RecipeNode.Entry {
  /// An entry that stands in no text.
  init(_ key: String, _ content: RecipeNode.Content) {
    self.init(key: key, line: 0, value: RecipeNode(content, line: 0))
  }
}

extension RecipeNode.Content {
  /// "name: [lowest, highest]" for each; null for none.
  static func gates(_ bounds: [(name: String, lower: Double?, upper: Double?)]) -> Self {
    let entries = bounds.map { name, lower, upper in
      RecipeNode.Entry(name, Self.bounds(lower, upper))
    }
    return entries.isEmpty ? .null : .map(entries)
  }

  /// "[lowest, highest]", with `~` for no bound.
  static func bounds(_ lower: Double?, _ upper: Double?) -> Self {
    .list(
      [lower, upper].map { bound in
        RecipeNode(bound.map { .scalar($0.shortest) } ?? .null, line: 0)
      })
  }

  static func gates(_ gates: [Gate]) -> Self {
    .gates(gates.map { ($0.name, $0.lower, $0.upper) })
  }
}
