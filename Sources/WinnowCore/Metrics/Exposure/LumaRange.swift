/// How much of the scale the picture uses but for its darkest and lightest twentieth, at native size.
package struct LumaRange: Metric {
  package let scores = [
    ScoreDescription(
      "contrast.range", formula: "(percentile 95 - percentile 5 of full-range luma) / 255",
      unit: "share", range: ValueRange(0...1), better: .higher, scale: .native,
      source: "numpy.percentile; after Michelson 1927")
  ]

  package init() {}

  package func measure(_ sample: Sample) -> [Double?] {
    [(sample.luma.percentile(0.95) - sample.luma.percentile(0.05)) / 255]
  }
}
