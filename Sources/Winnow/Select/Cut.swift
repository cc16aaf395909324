import WinnowCore

/// How videos are cut into clips, and which scores' statistics are kept of these.
struct Cut: Hashable, Sendable {
  /// Grows whenever the same rules would make other clips, crops or statistics of the same measurements.
  static let revision = 1

  var rules: ClipRules

  /// All that decides what is kept, as text.
  var key: String {
    let scores = StatisticsTable.scores.joined(separator: ",")
    return "\(Self.revision); times \(FrameTimes.revision); \(rules.key); scores \(scores)"
  }
}
