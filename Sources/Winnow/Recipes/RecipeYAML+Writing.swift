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

  /// In quotes, as YAML reads it.
  private static func quoted(_ text: String) -> String {
    var writer = JSONWriter()
    writer.string(text)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  private static func flow(_ node: RecipeNode) -> String {
    switch node.content {
    case .null: "~"
    case .scalar(let text): text.isPlainInYAML ? text : quoted(text)
    case .list(let nodes): "[\(nodes.map(flow).joined(separator: ", "))]"
    case .map(let entries):
      "{\(entries.map { "\($0.key): \(flow($0.value))" }.joined(separator: ", "))}"
    }
  }
}

extension String {
  /// Whether YAML reads it as it is, between brackets, too.
  fileprivate var isPlainInYAML: Bool {
    let isWord = unicodeScalars.allSatisfy {
      $0.value >= 0x20 && !",[]{}\"'".unicodeScalars.contains($0)
    }
    guard isWord, let first = unicodeScalars.first, self != "~", lowercased() != "null" else {
      return false
    }
    let begins = !" !&*?|>@%`#:".unicodeScalars.contains(first) && !hasPrefix("- ")
    return begins && !hasSuffix(" ") && !hasSuffix(":") && !contains(": ") && !contains(" #")
  }
}
