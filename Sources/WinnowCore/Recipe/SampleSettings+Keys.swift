extension SampleSettings: RecipeSettings {
  static let section = "sample"
  static let summary = "Which frames are scored."

  static let keys: [RecipeKey<SampleSettings>] = [
    .number(
      "rate", \.rate, in: 0.1...60, unit: "per second",
      "Frames scored per second of video; the middle of a shot always is.")
  ]
}
