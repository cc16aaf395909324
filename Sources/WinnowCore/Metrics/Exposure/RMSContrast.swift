/// How far luma spreads around its mean, at native size.
package struct RMSContrast: Metric {
  package let scores = [
    ScoreDescription(
      "contrast.rms", formula: "standard deviation of full-range luma / 255", unit: "share",
      range: ValueRange(0...0.5), better: .higher, scale: .native, source: "Peli 1990")
  ]

  package init() {}

  package func measure(_ sample: Sample) -> [Double?] {
    [sample.luma.standardDeviation / 255]
  }
}
