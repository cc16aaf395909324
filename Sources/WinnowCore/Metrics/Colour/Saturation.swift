/// How pure colours are: S of HSV, of red, green and blue clipped to what can be shown.
///
/// The largest of a frame is the 99th percentile: single pixels near black can be fully saturated in
/// any picture. Counted in steps of 1/255 on a `ColourGrid`. Grey video has none.
package struct Saturation: Metric {
  private static let formula = "(max - min) / max of R, G, B, on a small grid"

  package let scores = [
    ScoreDescription(
      "colour.saturation", formula: "mean of \(formula)", unit: "share", range: ValueRange(0...1),
      better: .neither, scale: .working, source: "Step-Video; cv2.COLOR_BGR2HSV"),
    ScoreDescription(
      "colour.saturation_max", formula: "percentile 99 of \(formula)", unit: "share",
      range: ValueRange(0...1), better: .neither, scale: .working,
      source: "Step-Video; cv2.COLOR_BGR2HSV"),
  ]

  package init() {}

  package func measure(_ sample: Sample) -> [Double?] {
    let saturation = LevelHistogram(bins: sample.colours.saturation)
    return [saturation.mean / 255, saturation.percentile(0.99) / 255]
  }
}
