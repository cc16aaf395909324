import WinnowCore

extension RecipeDiff: Encodable {
  private enum CodingKeys: String, CodingKey {
    case changes, turns
    case keptBefore = "kept_before"
    case keptAfter = "kept_after"
    case onlyBefore = "only_before"
    case onlyAfter = "only_after"
  }

  /// A line of the table.
  private struct Count: Encodable {
    var before: Verdict
    var after: Verdict
    var clips: Int
    var seconds: Double
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(keptBefore, forKey: .keptBefore)
    try container.encode(keptAfter, forKey: .keptAfter)
    let counts = turns.map { turn, total in
      Count(
        before: turn.before, after: turn.after, clips: total.clips, seconds: total.seconds)
    }
    try container.encode(counts, forKey: .turns)
    try container.encode(changes, forKey: .changes)
    try container.encode(onlyBefore, forKey: .onlyBefore)
    try container.encode(onlyAfter, forKey: .onlyAfter)
  }
}
