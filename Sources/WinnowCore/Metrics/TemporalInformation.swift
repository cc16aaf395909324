/// How much changes from the frame before: standard deviation of the luma difference, native size.
public enum TemporalInformation: FrameMetric {
  public static let scores = [
    ScoreDescription(
      "information.temporal",
      formula: "standard deviation of full-range luma minus that of the frame before",
      unit: "levels", range: ValueRange(0...255), better: .higher, scale: .native,
      source: "ITU-T P.910 TI (0-255 form); FFmpeg filter siti")
  ]

  public static let needsOtherFrames = true

  public static func measure(_ sample: Sample) -> [Double?] {
    guard let statistics = sample.changeStatistics else { return [nil] }
    return [statistics.change.moments.variance.squareRoot() * sample.frame.range.lumaGain]
  }
}
