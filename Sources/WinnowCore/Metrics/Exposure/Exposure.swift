/// How light the picture is and how much of it is lost at the ends of the scale, at native size.
package struct Exposure: Metric {
  package let scores = [
    ScoreDescription(
      "exposure.luma", formula: "mean of full-range luma", unit: "levels",
      range: ValueRange(0...255),
      better: .neither, scale: .native, source: "Allegro keeps 20...180"),
    ScoreDescription(
      "exposure.dark", formula: "share of pixels with luma below 5", unit: "share",
      range: ValueRange(0...1), better: .lower, scale: .native,
      source: "UltraVideo drops above 0.12"),
    ScoreDescription(
      "exposure.bright", formula: "share of pixels with luma above 250", unit: "share",
      range: ValueRange(0...1), better: .lower, scale: .native,
      source: "UltraVideo drops above 0.12"),
  ]

  package init() {}

  package func measure(_ sample: Sample) -> [Double?] {
    [sample.luma.mean, sample.luma.share(of: 0...4), sample.luma.share(of: 251...255)]
  }
}
