/// A condition a clip meets to be kept: one number of one score inside bounds, ends included.
public struct Gate: Hashable, Sendable, Codable {
  /// The name of a score, such as "sharpness.laplacian".
  public var score: String
  /// What of its values is looked at.
  public var measure: Measure
  /// The lowest value that passes; nil for no bound.
  public var lower: Double?
  /// The highest value that passes; nil for no bound.
  public var upper: Double?

  /// A gate on a score; without bounds it lets everything pass.
  public init(score: String, measure: Measure, lower: Double?, upper: Double?) {
    self.score = score
    self.measure = measure
    self.lower = lower
    self.upper = upper
  }

  package init(score: String, statistic: Statistic, lower: Double?, upper: Double?) {
    self.init(score: score, measure: .statistic(statistic), lower: lower, upper: upper)
  }

  /// The gate as recipes write it: "sharpness.laplacian.median", or "outside.aesthetic".
  public var name: String { measure == .outside ? score : "\(score).\(measure)" }

  /// Whether it has a bound; without one it lets everything pass.
  package var isBounded: Bool { lower != nil || upper != nil }

  /// What a clip with these scores is rejected for; nil where it passes. A clip of which no frame
  /// allowed a judgement passes.
  public func miss(of scores: ClipScores) -> Miss? {
    scores.value(of: measure, of: score).flatMap { Miss(name, $0, lower: lower, upper: upper) }
  }
}
