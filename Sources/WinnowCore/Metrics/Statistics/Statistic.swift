/// The statistics by name, as gates and manifests write them.
public enum Statistic: String, CaseIterable, Sendable, Codable {
  /// The arithmetic mean.
  case mean
  /// The population standard deviation.
  case std
  /// The least value.
  case min
  /// The greatest value.
  case max
  /// Percentile 5, interpolated between ranks as numpy does.
  case p5
  /// The value in the middle: percentile 50.
  case median
  /// Percentile 95, as `p5`.
  case p95

  /// One sentence on what it is.
  package var summary: String {
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

  package func value(of statistics: ScoreStatistics) -> Double {
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
