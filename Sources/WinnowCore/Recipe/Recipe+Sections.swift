extension Recipe {
  /// A section of recipes: how it is read, written and explained.
  struct Section: Sendable {
    let name: String
    let summary: String
    let keys: [RecipeReference.Key]
    /// Reads what is given onto the recipe.
    let read: @Sendable (RecipeNode, inout Recipe, inout RecipeReader) -> Void
    /// What differs from the defaults; null for nothing.
    let write: @Sendable (Recipe) -> RecipeNode.Content
  }

  /// Every section, in the order in which they are read.
  static let sections: [Section] = [
    .settings(\.shots), .settings(\.sample), .settings(\.limits), .settings(\.screen),
    .settings(\.clips), .gates, .settings(\.duplicates), .settings(\.export),
    .settings(\.buckets), .settings(\.manifest),
  ]
}

extension Recipe.Section {
  static func settings<Settings: RecipeSettings>(
    _ path: WritableKeyPath<Recipe, Settings> & Sendable
  ) -> Recipe.Section {
    Recipe.Section(
      name: Settings.section, summary: Settings.summary,
      keys: Settings.keys.map { RecipeReference.Key($0) },
      read: { node, recipe, reader in recipe[keyPath: path].read(node, &reader) },
      write: { $0[keyPath: path].content })
  }

  static let gates = Recipe.Section(
    name: "gates", summary: "What a clip has to meet to be kept.", keys: [],
    read: { node, recipe, reader in recipe.readGates(node, &reader) },
    write: { .gates($0.gates) })
}
