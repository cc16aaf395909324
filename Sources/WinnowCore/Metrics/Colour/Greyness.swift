/// How much of the picture has no colour, and how far red, green and blue lie apart in all of it.
///
/// Eight levels are what rounding and coding of chroma leave of grey. Measured on a `ColourGrid`. Grey
/// video is all grey.
package struct Greyness: Metric {
  /// In full-range levels.
  static let tolerance: UInt8 = 8

  package let scores = [
    ScoreDescription(
      "colour.grey",
      formula: "share of pixels with max - min of R, G, B at most 8, on a small grid",
      unit: "share", range: ValueRange(0...1), better: .neither, scale: .working,
      source: "the spread that 8-bit chroma leaves of grey"),
    ScoreDescription(
      "colour.variance", formula: "mean over pixels of the variance of R, G, B, on a small grid",
      unit: "levels^2", range: ValueRange(0...14450), better: .neither, scale: .working,
      source: "UltraVideo drops below 1.2"),
  ]

  package init() {}

  package func measure(_ sample: Sample) -> [Double?] {
    let colours = sample.colours
    let count = Double(colours.count)
    // The squared differences of three numbers sum to nine times their variance.
    return [Double(colours.grey) / count, Double(colours.spread) / 9 / count]
  }
}
