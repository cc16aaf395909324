/// How much there is to tell apart in the picture: the entropy of stored luma values at native size.
public enum LumaEntropy: FrameMetric {
  public static let scores = [
    ScoreDescription(
      "information.entropy", formula: "-sum p log2 p over stored 8-bit luma values", unit: "bits",
      range: ValueRange(0...8), better: .higher, scale: .native,
      source: "FFmpeg filter entropy, normal mode, plane Y")
  ]

  public static func measure(_ sample: Sample) -> [Double?] {
    [sample.storedLuma.entropy]
  }
}
