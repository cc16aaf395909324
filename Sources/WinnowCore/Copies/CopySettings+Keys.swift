extension CopySettings: RecipeSettings {
  static let section = "duplicates"
  static let summary = "What becomes of clips that show the same footage."

  static let keys: [RecipeKey<CopySettings>] = [
    .name(
      "scope", \.scope,
      "Where copies are looked for. `catalog`: among all clips; `video`: among those of each video, "
        + "which finds repeated shots; `off`: nowhere."),
    .name(
      "strictness", \.strictness,
      "How much alike copies are. `strict` also asks for half of the shorter clip to be shared."),
    .name(
      "keep", \.keep,
      "What the copy that stays has more of: `resolution` (pixels), `bits` for each pixel, fewer "
        + "`overlays`, or `length`; where it decides nothing, the others do in this order."),
    .name(
      "same_take", \.sameTake,
      "Clips that show other moments of a take whose picture hardly changes, as in an interview: "
        + "`keep` leaves them all, with `one` they count as copies."),
  ]
}
