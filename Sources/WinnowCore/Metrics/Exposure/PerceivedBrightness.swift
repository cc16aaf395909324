/// How bright the picture looks, of red, green and blue clipped to what can be shown.
///
/// Counted in steps of 1/255 on a `ColourGrid`.
package struct PerceivedBrightness: Metric {
  private static let formula = "sqrt(0.241 R^2 + 0.691 G^2 + 0.068 B^2) / 255, on a small grid"

  package let scores = [
    ScoreDescription(
      "exposure.brightness", formula: "mean of \(formula)", unit: "share", range: ValueRange(0...1),
      better: .neither, scale: .working, source: "CleanVision"),
    ScoreDescription(
      "exposure.brightness_p5", formula: "percentile 5 of \(formula)", unit: "share",
      range: ValueRange(0...1), better: .neither, scale: .working,
      source: "CleanVision calls it light above 0.95"),
    ScoreDescription(
      "exposure.brightness_p99", formula: "percentile 99 of \(formula)", unit: "share",
      range: ValueRange(0...1), better: .neither, scale: .working,
      source: "CleanVision calls it dark below 0.32"),
  ]

  package init() {}

  package func measure(_ sample: Sample) -> [Double?] {
    let brightness = LevelHistogram(bins: sample.colours.brightness)
    return [brightness.mean, brightness.percentile(0.05), brightness.percentile(0.99)]
      .map { $0 / 255 }
  }
}
