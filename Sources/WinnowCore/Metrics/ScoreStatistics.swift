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
    let sorted = values.lazy.filter(\.isFinite).map(Double.init).sorted()
    guard let first = sorted.first, let last = sorted.last else { return nil }
    let mean = sorted.reduce(0, +) / Double(sorted.count)
    let variance = sorted.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(sorted.count)
    let single = { (value: Double) in Double(Float(value)) }
    (self.mean, std, min, max) = (single(mean), single(variance.squareRoot()), first, last)
    p5 = single(Quantile.value(0.05, of: sorted))
    median = single(Quantile.value(0.5, of: sorted))
    p95 = single(Quantile.value(0.95, of: sorted))
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
