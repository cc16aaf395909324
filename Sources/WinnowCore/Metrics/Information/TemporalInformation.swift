/// How much changes from the frame before: standard deviation of the luma difference, native size.
package struct TemporalInformation: Metric {
  package let scores = [
    ScoreDescription(
      "information.temporal",
      formula: "standard deviation of full-range luma minus that of the frame before",
      unit: "levels", range: ValueRange(0...255), better: .higher, scale: .native,
      source: "ITU-T P.910 TI (0-255 form); FFmpeg filter siti", needsOtherFrames: true)
  ]

  package init() {}

  package func measure(_ sample: Sample) -> [Double?] {
    guard let statistics = sample.changeStatistics else { return [nil] }
    return [statistics.change.moments.variance.squareRoot() * sample.frame.range.lumaGain]
  }
}
