import WinnowCore

/// How videos are cut into clips, and which scores' statistics are kept of these.
struct Cut: Hashable, Sendable {
  /// Grows whenever the same rules would make other clips, crops or statistics of the same measurements.
  static let revision = 1

  var rules: ClipRules
  var columns: ScoreColumns

  /// All that decides what is kept, as text.
  var key: String {
    let scores = columns.ids.joined(separator: ",")
    return
      "\(Self.revision); times \(FrameTimes.revision); \(rules.key)\(Self.beforeScores)\(scores)"
  }

  private static let beforeScores = "; scores "

  /// The scores that a key names; none where it names none.
  static func columns(ofKey key: String) -> ScoreColumns {
    let names = key.ranges(of: beforeScores).last.map { key[$0.upperBound...] } ?? ""
    return ScoreColumns(names.split(separator: ",").map(String.init))
  }
}
