/// The statistics by name, as gates and manifests write them.
public enum Statistic: String, CaseIterable, Sendable, Codable {
  case mean, std, min, max, p5, median, p95

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
