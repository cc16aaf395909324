/// Where the dark, the middle and the light parts of the picture lie, at native size.
package struct LumaPercentiles: Metric {
  static let percents = [1, 5, 50, 95, 99]

  package let scores = Self.percents.map { percent in
    ScoreDescription(
      "exposure.luma_p\(percent)", formula: "percentile \(percent) of full-range luma",
      unit: "levels", range: ValueRange(0...255), better: .neither, scale: .native,
      source: "numpy.percentile; FFmpeg filter signalstats YLOW and YHIGH are 10 and 90")
  }

  package init() {}

  package func measure(_ sample: Sample) -> [Double?] {
    let luma = sample.luma
    return Self.percents.map { luma.percentile(Double($0) / 100) }
  }
}
