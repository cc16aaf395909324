/// One key of a section of recipes: what it is called, what it takes and what it decides.
///
/// Reading, writing and the reference of recipes follow from the lists of keys.
struct RecipeKey<Settings: RecipeSettings>: Sendable {
  let name: String
  /// What it takes where a recipe can name these instruments.
  let takes: @Sendable (Instruments) -> RecipeValue
  /// Of a number; empty where it has none.
  let unit: String
  /// What the default comes to where it is no value, such as "as max"; empty elsewhere.
  let unset: String
  /// One sentence on what it decides.
  let summary: String
  /// Sets what the key decides to the value of a node, where that is right.
  let read: @Sendable (RecipeNode, inout Settings, inout RecipeReader) -> Void
  /// The value that is read as these settings; null for none.
  let write: @Sendable (Settings) -> RecipeNode.Content

  init(
    _ name: String, _ takes: RecipeValue, unit: String = "",
    unset: String = "", _ summary: String,
    read: @escaping @Sendable (RecipeNode, inout Settings, inout RecipeReader) -> Void,
    write: @escaping @Sendable (Settings) -> RecipeNode.Content
  ) {
    self.init(
      name: name, takes: { _ in takes }, unit: unit, unset: unset, summary, read: read, write: write
    )
  }

  init(
    name: String, takes: @escaping @Sendable (Instruments) -> RecipeValue, unit: String = "",
    unset: String = "", _ summary: String,
    read: @escaping @Sendable (RecipeNode, inout Settings, inout RecipeReader) -> Void,
    write: @escaping @Sendable (Settings) -> RecipeNode.Content
  ) {
    (self.name, self.takes, self.unit, self.unset) = (name, takes, unit, unset)
    (self.summary, self.read, self.write) = (summary, read, write)
  }
}
