extension SampleSettings: RecipeSettings {
  static let section = "sample"
  static let summary = "Which frames are scored."

  static let keys: [RecipeKey<SampleSettings>] = [
    .number(
      "rate", \.rate, in: 0.1...60, unit: "per second",
      "Frames scored per second of video, the first among them; one more soon after the picture "
        + "jumps, as at a cut between unlike pictures."),
    .name(
      "rows", \.rows,
      "Which rows of a picture the scores of native scale read: rows spread evenly over pictures beyond "
        + "three quarters of a megapixel, or all, as other programs do; that takes longer."),
  ]
}
