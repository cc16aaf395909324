extension ExportSettings: RecipeSettings {
  static let section = "export"
  static let summary = "What is written of kept clips."

  static let keys: [RecipeKey<ExportSettings>] = [
    .choice(
      "sampler", \.sampler, of: FrameSamplers.all, complaint: FrameSamplers.complaint,
      "Which frames of a clip are exported."),
    .wholeNumber(
      "qscale", \.qscale, in: 1...31, "Quantiser of JPEG: 1 is best, 31 is smallest."),
    .truth("crop", \.crop, "Whether dark bars are cut off."),
    .wholeNumber(
      "short_side", \.shortSide, in: 16...16384, unit: "pixels", unset: "full size",
      "The short side that larger pictures are reduced to."),
  ]
}
