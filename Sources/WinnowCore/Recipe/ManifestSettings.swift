/// What a manifest says of clips.
package struct ManifestSettings: Hashable, Sendable, Codable {
  /// Which statistics of scores it has.
  package enum Scores: String, Sendable, Codable, CaseIterable {
    /// The mean of each score, and what gates look at.
    case means
    /// Every statistic of each score, and what gates look at.
    case all
    /// What gates look at.
    case gates
  }

  package var scores = Scores.means

  package init() {}
}
