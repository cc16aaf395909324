extension Gate {
  /// What of the gate lies outside of the values that its score, one of `scores`, can have, and what comes of it.
  func oddities(among scores: ScoreList) -> [String] {
    guard let range = scores[score]?.range else { return [] }
    let values = measure.values(of: range)
    let bounds = values.range.oddities(lower, upper, of: "clip", values.name)
    return (oddity(ofFramesIn: range).map { [$0] } ?? []) + bounds
  }

  /// Of a share of frames that is all or nothing, since no frame lies on the other side.
  private func oddity(ofFramesIn range: ValueRange) -> String? {
    let (share, words): (Double, String)
    switch (measure, measure.border.flatMap(range.side)) {
    case (.below(let value), .above): (share, words) = (1, "every frame is below \(value.shortest)")
    case (.below(let value), .below):
      (share, words) = (0, "no frame can be below \(value.shortest)")
    case (.above(let value), .below): (share, words) = (1, "every frame is above \(value.shortest)")
    case (.above(let value), .above):
      (share, words) = (0, "no frame can be above \(value.shortest)")
    default: return nil
    }
    let rejects = Miss.misses(share, lower, upper)
    return "\(words), so the gate rejects \(rejects ? "all" : "none"); the score is \(range.words)"
  }
}

extension Measure {
  /// What is told of frames: the X of "below(X)".
  fileprivate var border: Double? {
    switch self {
    case .statistic, .outside: nil
    case .below(let value), .above(let value): value
    }
  }

  /// What the measure of a score in `range` can come to, and what to call it.
  fileprivate func values(of range: ValueRange) -> (name: String, range: ValueRange) {
    switch self {
    case .statistic(.std):
      // It is greatest where one half of the frames lies at each end.
      let most = range.upper.map { ($0 - range.lower) / 2 }
      return ("the standard deviation", most.map { ValueRange(0...$0) } ?? ValueRange(0...))
    case .statistic, .outside: return ("the score", range)
    case .below, .above: return ("the share", ValueRange(0...1))
    }
  }
}
