/// What a recipe says of a model, as a tree of words.
package indirect enum ModelValue: Hashable, Sendable, Codable {
  case word(String)
  case list([ModelValue])
  case map([String: ModelValue])
}

extension ModelValue {
  /// - Returns: nil where nothing stands there.
  init?(_ node: RecipeNode) {
    switch node.content {
    case .null: return nil
    case .scalar(let text): self = .word(text)
    case .list(let nodes): self = .list(nodes.compactMap { ModelValue($0) })
    case .map(let entries):
      let values = entries.compactMap { entry in ModelValue(entry.value).map { (entry.key, $0) } }
      self = .map(Dictionary(values) { first, _ in first })
    }
  }

  /// As a recipe writes it, keys in order.
  var content: RecipeNode.Content {
    switch self {
    case .word(let text): .scalar(text)
    case .list(let values): .list(values.map { RecipeNode($0.content, line: 0) })
    case .map(let values):
      .map(values.sorted { $0.key < $1.key }.map { RecipeNode.Entry($0.key, $0.value.content) })
    }
  }
}
