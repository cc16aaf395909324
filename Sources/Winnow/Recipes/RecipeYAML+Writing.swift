import WinnowCore

extension RecipeYAML {
  /// The YAML that is read as `recipe`: what differs from the defaults, always in the same form. Empty
  /// for the default.
  package static func text(of recipe: Recipe) -> String {
    guard case .map(let sections) = recipe.node.content else { return "" }
    return sections.map { "\($0.key):\n" + block($0.value, indent: "  ") }.joined()
  }

  /// The same but for the gates, which may be written behind it.
  static func textWithoutGates(of recipe: Recipe) -> String {
    var recipe = recipe
    recipe.gates = []
    return text(of: recipe)
  }

  /// Maps a line an entry; lists of bounds in brackets.
  private static func block(_ node: RecipeNode, indent: String) -> String {
    guard case .map(let entries) = node.content else { return "\(indent)\(flow(node))\n" }
    return entries.map { entry in
      if case .map = entry.value.content {
        return "\(indent)\(entry.key):\n" + block(entry.value, indent: indent + "  ")
      }
      return "\(indent)\(entry.key): \(flow(entry.value))\n"
    }.joined()
  }

  private static func flow(_ node: RecipeNode) -> String {
    switch node.content {
    case .null: "~"
    case .scalar(let text): text
    case .list(let nodes): "[\(nodes.map(flow).joined(separator: ", "))]"
    case .map(let entries):
      "{\(entries.map { "\($0.key): \(flow($0.value))" }.joined(separator: ", "))}"
    }
  }
}
