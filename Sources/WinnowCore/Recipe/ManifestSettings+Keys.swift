extension ManifestSettings: RecipeSettings {
  static let section = "manifest"
  static let summary = "What manifests say of clips."

  static let keys: [RecipeKey<ManifestSettings>] = [
    .name(
      "scores", \.scores,
      "Which statistics of scores they have. `means`: the mean of each score, and what gates look at; "
        + "`all`: every statistic, and what gates look at; `gates`: what gates look at.")
  ]
}
