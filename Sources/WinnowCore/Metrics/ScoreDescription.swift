/// What a score means, for people and for recipes.
public struct ScoreDescription: Hashable, Sendable, Codable {
  /// Which end of the range is the better one.
  public enum Direction: String, Sendable, Codable {
    /// The upper one, as of sharpness.
    case higher
    /// The lower one, as of noise.
    case lower
    /// None: it depends on what is wanted, as of motion.
    case neither
  }

  /// At which size the picture is measured.
  public enum Scale: String, Sendable, Codable {
    /// As decoded; of pictures beyond three quarters of a megapixel, rows evenly spread.
    case native
    /// Reduced to a short side of 360, where it is larger.
    case working
    /// Every frame, reduced by a whole factor to a short side of 180 to 359.
    case analysis
  }

  /// Family and name: "sharpness.laplacian".
  public var id: String
  /// How it is worked out, in a line.
  public var formula: String
  /// Such as "levels" or "share".
  public var unit: String
  /// The values that it can have.
  public var range: ValueRange
  /// Which values are good, where that can be said.
  public var better: Direction
  /// The pictures that it is measured on.
  public var scale: Scale
  /// The paper, program or recommendation that defines it.
  public var source: String
  /// Grows whenever the same frames would get other values, so that they are measured again.
  public var revision: Int
  /// Whether the value depends on frames beside the one that is scored, so that a single frame, such as a keyframe,
  /// cannot be judged by it.
  public var needsOtherFrames: Bool

  /// A score of a metric, which is called `id`.
  public init(
    _ id: String, formula: String, unit: String, range: ValueRange, better: Direction,
    scale: Scale, source: String, revision: Int = 1, needsOtherFrames: Bool = false
  ) {
    self.id = id
    self.formula = formula
    self.unit = unit
    self.range = range
    self.better = better
    self.scale = scale
    self.source = source
    self.revision = revision
    self.needsOtherFrames = needsOtherFrames
  }
}
