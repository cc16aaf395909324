import Foundation

/// A condition a clip meets to be kept: one number of one score inside bounds, ends included.
public struct Gate: Hashable, Sendable, Codable {
  public var score: String
  public var measure: Measure
  public var lower: Double?
  public var upper: Double?

  public init(score: String, measure: Measure, lower: Double?, upper: Double?) {
    self.score = score
    self.measure = measure
    self.lower = lower
    self.upper = upper
  }

  public init(score: String, statistic: Statistic, lower: Double?, upper: Double?) {
    self.init(score: score, measure: .statistic(statistic), lower: lower, upper: upper)
  }

  /// The gate as recipes write it: "sharpness.laplacian.median".
  public var name: String { "\(score).\(measure)" }

  /// Why a clip with these scores is rejected, such as "motion.vmaf.mean 0.3 < 2"; nil where it
  /// passes. A clip of which no frame allowed a judgement passes.
  public func reason(against scores: ClipScores) -> String? {
    guard let value = scores.value(of: measure, of: score) else { return nil }
    return Self.complaint(name, value, lower, upper)
  }

  /// Says by how much `value` misses its bounds, such as "duration 1.2 < 2"; nil where it does not.
  static func complaint(_ name: String, _ value: Double, _ lower: Double?, _ upper: Double?)
    -> String?
  {
    if let lower, value < lower { return "\(name) \(short(value)) < \(short(lower))" }
    if let upper, value > upper { return "\(name) \(short(value)) > \(short(upper))" }
    return nil
  }

  private static func short(_ value: Double) -> String {
    String(format: "%.4g", value)
  }
}
