extension Recipe {
  /// Reads a recipe; keys that are not given keep their defaults.
  ///
  /// - Parameters:
  ///   - instruments: those that it can name.
  ///   - facts: those that its screen can ask of containers.
  /// - Throws: `RecipeMistakes` with every key, name and value that is not known or not allowed.
  package init(
    _ node: RecipeNode, _ instruments: Instruments = .standard, facts: [ProbeFact] = []
  ) throws(RecipeMistakes) {
    self = try RecipeReading(node, instruments, facts: facts).recipe
  }

  /// The recipe as it would be read: what differs from the defaults.
  package var node: RecipeNode {
    let entries: [RecipeNode.Entry] = Self.sections.compactMap { part in
      let content = part.write(self)
      return content == .null ? nil : RecipeNode.Entry(part.name, content)
    }
    return RecipeNode(entries.isEmpty ? .null : .map(entries), line: 0)
  }
}
