extension Recipe {
  /// Reads a recipe; keys that are not given keep their defaults.
  ///
  /// - Throws: `RecipeError` at the first key, name or value that is not known or not allowed.
  public init(_ node: RecipeNode) throws(RecipeError) {
    let sections = Self.sections
    let section = try RecipeSection(node, name: "the recipe", keys: sections.map(\.name))
    for part in sections {
      if let node = section.node(part.name) { try part.read(node, &self) }
    }
  }

  /// The recipe as it would be read: what differs from the defaults.
  public var node: RecipeNode {
    let entries: [RecipeNode.Entry] = Self.sections.compactMap { part in
      let content = part.write(self)
      return content == .null ? nil : RecipeNode.Entry(part.name, content)
    }
    return RecipeNode(entries.isEmpty ? .null : .map(entries), line: 0)
  }
}
