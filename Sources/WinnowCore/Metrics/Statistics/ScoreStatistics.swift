/// What is kept of a score over a clip, each number to the precision of the samples it is made of:
/// that of `Float`.
public struct ScoreStatistics: Hashable, Sendable, Codable {
  public var mean: Double
  /// Population standard deviation.
  public var std: Double
  public var min: Double
  public var max: Double
  public var p5: Double
  public var median: Double
  public var p95: Double

  /// The statistics of the finite ones among `values`; nil where there are none.
  public init?(_ values: some Sequence<Float>) {
    var sorted: [Double] = []
    sorted.reserveCapacity(values.underestimatedCount)
    for value in values where value.isFinite { sorted.append(Double(value)) }
    sorted.sort()
    guard let first = sorted.first, let last = sorted.last else { return nil }
    var sum = 0.0
    for value in sorted { sum += value }
    let mean = sum / Double(sorted.count)
    var squares = 0.0
    for value in sorted { squares += (value - mean) * (value - mean) }
    let single = { (value: Double) in Double(Float(value)) }
    (self.mean, min, max) = (single(mean), first, last)
    std = single((squares / Double(sorted.count)).squareRoot())
    p5 = single(Quantile.value(0.05, of: sorted))
    median = single(Quantile.value(0.5, of: sorted))
    p95 = single(Quantile.value(0.95, of: sorted))
  }

  /// - Parameter columns: in the order of `Statistic`; nil where they are none.
  init?(columns: ArraySlice<Float>) {
    let first = columns.startIndex
    guard columns.count == Statistic.allCases.count, !columns[first].isNaN else { return nil }
    let value = { (place: Int) in Double(columns[first + place]) }
    (mean, std, min, max) = (value(0), value(1), value(2), value(3))
    (p5, median, p95) = (value(4), value(5), value(6))
  }
}

/// The statistics by name, as gates and manifests write them.
public enum Statistic: String, CaseIterable, Sendable, Codable {
  case mean, std, min, max, p5, median, p95

  /// One sentence on what it is.
  public var summary: String {
    switch self {
    case .mean: "Arithmetic mean."
    case .std: "Population standard deviation."
    case .min: "Least value."
    case .max: "Greatest value."
    case .p5: "Percentile 5, interpolated between ranks as numpy does."
    case .median: "Percentile 50."
    case .p95: "Percentile 95."
    }
  }

  public func value(of statistics: ScoreStatistics) -> Double {
    switch self {
    case .mean: statistics.mean
    case .std: statistics.std
    case .min: statistics.min
    case .max: statistics.max
    case .p5: statistics.p5
    case .median: statistics.median
    case .p95: statistics.p95
    }
  }
}
