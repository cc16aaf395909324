/// What a manifest says of clips.
public struct ManifestSettings: Hashable, Sendable, Codable {
  /// Which statistics of scores it has.
  public enum Scores: String, Sendable, Codable, CaseIterable {
    /// The mean of each score, and what gates look at.
    case means
    /// Every statistic of each score, and what gates look at.
    case all
    /// What gates look at.
    case gates
  }

  public var scores = Scores.means

  public init() {}
}
