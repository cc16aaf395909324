import WinnowCore

/// The values that some clips have under one statistic of one score.
struct Distribution {
  /// Increasing; at least one.
  let values: [Double]
  let mean: Double
  /// Population standard deviation.
  let std: Double

  /// nil where there are no values.
  init?(_ values: [Double]) {
    guard !values.isEmpty else { return nil }
    self.values = values.sorted()
    let count = Double(values.count)
    let mean = self.values.reduce(0, +) / count
    self.mean = mean
    std = (self.values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count).squareRoot()
  }

  var least: Double { values[0] }
  var greatest: Double { values[values.count - 1] }
  var isConstant: Bool { least == greatest }

  func quantile(_ share: Double) -> Double { Quantile.value(share, of: values) }
}
