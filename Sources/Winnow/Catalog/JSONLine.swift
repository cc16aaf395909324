import Foundation
import WinnowCore

/// Values as one line of JSON with sorted keys: the same bytes for the same value.
public enum JSONLine {
  public static func text(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }
}

extension Double {
  /// The value to six significant digits: what a manifest shows.
  var sixDigits: Double {
    guard self != 0, isFinite else { return self }
    return Double(String(format: "%.6g", self)) ?? self
  }

  /// Seconds to a millionth.
  var microseconds: Double { (self * 1_000_000).rounded() / 1_000_000 }
}

extension ScoreStatistics {
  /// Every value to six significant digits.
  var sixDigits: ScoreStatistics {
    var rounded = self
    (rounded.mean, rounded.std) = (mean.sixDigits, std.sixDigits)
    (rounded.min, rounded.max) = (min.sixDigits, max.sixDigits)
    (rounded.p5, rounded.median, rounded.p95) = (p5.sixDigits, median.sixDigits, p95.sixDigits)
    return rounded
  }
}

extension [String: ScoreStatistics] {
  /// With the scores of all metrics, nil where no frame allowed a judgement.
  var ofAllMetrics: [String: ScoreStatistics?] {
    [String: ScoreStatistics?](
      uniqueKeysWithValues: Metrics.scores.map { ($0.id, self[$0.id]) })
  }
}
