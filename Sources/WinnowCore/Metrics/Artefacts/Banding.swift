/// How much of the picture lies in stairs where there should be a slope: false contours.
///
/// A contour is a step of 1 to 10 levels between two exactly flat stretches of 9 samples. A picture
/// with grain has none. The higher the steps of a block, the more it counts, up to 8 levels. Blocks
/// of 8 x 8 that a codec left flat are too narrow to count. Flat drawings whose colours are
/// that close count as well, and contours that are smoothed or dithered do not.
package struct Banding: Metric {
  static let fullLevels = 8.0

  package let scores = [
    ScoreDescription(
      "artefacts.banding",
      formula: "mean over blocks of 32 x 32 of min(1, mean levels of contours / 8), 0 without any",
      unit: "share", range: ValueRange(0...1), better: .lower, scale: .native,
      source: "in the spirit of Netflix's CAMBI, on exact steps")
  ]

  package init() {}

  package func measure(_ sample: Sample) -> [Double?] {
    let contours = sample.lumaStatistics.contours
    guard !contours.counts.isEmpty else { return [nil] }
    let gain = sample.frame.range.lumaGain
    var sum = 0.0
    for (count, levels) in zip(contours.counts, contours.levels) where count > 0 {
      sum += min(1, Double(levels) / Double(count) * gain / Self.fullLevels)
    }
    return [sum / Double(contours.counts.count)]
  }
}
