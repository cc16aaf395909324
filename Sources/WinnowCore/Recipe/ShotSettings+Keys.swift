extension ShotSettings: RecipeSettings {
  static let section = "shots"
  static let summary = "How shots are found."

  static let keys: [RecipeKey<ShotSettings>] = [
    .choice(
      "detector", \.detector, of: ShotDetectors.all, complaint: ShotDetectors.complaint,
      "What finds where one shot ends and the next begins.")
  ]
}
