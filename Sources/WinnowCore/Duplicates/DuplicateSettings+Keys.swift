extension DuplicateSettings: RecipeSettings {
  static let section = "duplicates"
  static let summary = "What becomes of clips that show the same footage."

  static let keys: [RecipeKey<DuplicateSettings>] = [
    .name(
      "scope", \.scope, "Where copies are looked for: among all clips, or those of each video."),
    .name("strictness", \.strictness, "How much alike copies are."),
    .name("keep", \.keep, "What the copy that stays has more of, or fewer overlays."),
    .name(
      "same_take", \.sameTake,
      "Whether clips that show other moments of a take whose picture hardly changes all stay."),
  ]
}
