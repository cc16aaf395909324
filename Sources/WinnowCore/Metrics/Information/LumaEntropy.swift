/// How much there is to tell apart in the picture: the entropy of stored luma values at native size.
package struct LumaEntropy: Metric {
  package let scores = [
    ScoreDescription(
      "information.entropy", formula: "-sum p log2 p over stored 8-bit luma values", unit: "bits",
      range: ValueRange(0...8), better: .higher, scale: .native,
      source: "FFmpeg filter entropy, normal mode, plane Y")
  ]

  package init() {}

  package func measure(_ sample: Sample) -> [Double?] {
    [sample.storedLuma.entropy]
  }
}
