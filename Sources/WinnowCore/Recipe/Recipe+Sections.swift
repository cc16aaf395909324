extension Recipe {
  /// A section of recipes: how it is read, written and explained.
  struct Section: Sendable {
    let name: String
    let summary: String
    /// The names of its keys.
    let keys: [String]
    /// How a line is written where its keys are names of other things.
    var form: RecipeReference.Form?
    let reference: @Sendable (Instruments) -> [RecipeReference.Key]
    /// Reads what is given onto the recipe.
    let read: @Sendable (RecipeNode, inout Recipe, inout RecipeReader) -> Void
    /// What differs from the defaults; null for nothing.
    let write: @Sendable (Recipe) -> RecipeNode.Content
  }

  /// Every section, in the order in which they are read.
  static let sections: [Section] = [
    .settings(\.shots), .settings(\.sample), .settings(\.limits), .settings(\.screen),
    .settings(\.clips), .models, .gates, .settings(\.copies), .settings(\.export),
    .settings(\.buckets), .settings(\.manifest),
  ]
}

extension Recipe.Section {
  static func settings<Settings: RecipeSettings>(
    _ path: WritableKeyPath<Recipe, Settings> & Sendable
  ) -> Recipe.Section {
    Recipe.Section(
      name: Settings.section, summary: Settings.summary,
      keys: Settings.keys.map(\.name),
      reference: { instruments in Settings.keys.map { RecipeReference.Key($0, instruments) } },
      read: { node, recipe, reader in recipe[keyPath: path].read(node, &reader) },
      write: { $0[keyPath: path].content })
  }

  static let gates = Recipe.Section(
    name: "gates", summary: "What a clip has to meet to be kept.", keys: [],
    form: RecipeReference.Form(
      line: "METRIC.STATISTIC: [lowest, highest]",
      summary: "A metric is one of those that 'winnow list metrics' names, a statistic one of: "
        + "\(Measure.usages.joined(separator: ", ")). ~ stands for no bound."),
    reference: { _ in [] },
    read: { node, recipe, reader in recipe.readGates(node, &reader) },
    write: { .gates($0.gates) })
}
