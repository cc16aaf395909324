import Foundation

/// A condition a clip meets to be kept: one statistic of one score inside bounds, ends included.
public struct Gate: Hashable, Sendable {
  public var score: String
  public var statistic: Statistic
  public var lower: Double?
  public var upper: Double?

  public init(score: String, statistic: Statistic, lower: Double?, upper: Double?) {
    self.score = score
    self.statistic = statistic
    self.lower = lower
    self.upper = upper
  }

  /// The gate as recipes write it: "sharpness.laplacian.median".
  public var name: String { "\(score).\(statistic.rawValue)" }

  /// Why a clip with these scores is rejected, such as "motion.vmaf.mean 0.3 < 2"; nil where it
  /// passes. A clip without the score passes.
  public func reason(against scores: [String: ScoreStatistics]) -> String? {
    guard let value = scores[score].map(statistic.value(of:)) else { return nil }
    if let lower, value < lower { return "\(name) \(short(value)) < \(short(lower))" }
    if let upper, value > upper { return "\(name) \(short(value)) > \(short(upper))" }
    return nil
  }

  private func short(_ value: Double) -> String {
    String(format: "%.4g", value)
  }
}
