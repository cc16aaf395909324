extension ShotSettings: RecipeSettings {
  static let section = "shots"
  static let summary = "How shots are found."

  static let keys: [RecipeKey<ShotSettings>] = [
    .choice(
      "detector", \.detector, of: { $0.detectors },
      complaint: Instruments.complaint(aboutDetector:),
      "What finds where one shot ends and the next begins.")
  ]
}
