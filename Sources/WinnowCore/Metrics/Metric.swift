/// Measures one frame at a time and gives each result a name.
///
/// A metric is one file and one line in `Metrics.all`: the CLI's list, the catalog, the gates, the
/// README's table and the conformance tests follow from there.
public protocol Metric {
  /// What is measured, one description a value, in the order of `measure`.
  static var scores: [ScoreDescription] { get }

  /// The values for one sampled frame; nil where the frame does not allow a judgement.
  static func measure(_ sample: Sample) -> [Double?]
}

/// What a score means, for people and for recipes.
public struct ScoreDescription: Hashable, Sendable {
  /// Which end of the range is the better one.
  public enum Direction: String, Sendable {
    case higher, lower, neither
  }

  /// Family and name: "sharpness.laplacian".
  public var id: String
  public var formula: String
  public var unit: String
  public var range: String
  public var better: Direction
  /// The paper, program or recommendation that defines it.
  public var source: String

  public init(
    _ id: String, formula: String, unit: String, range: String, better: Direction, source: String
  ) {
    self.id = id
    self.formula = formula
    self.unit = unit
    self.range = range
    self.better = better
    self.source = source
  }
}
