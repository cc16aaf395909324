import WinnowCore

extension RecipeDiff {
  /// How many clips there are of a kind, and how long they are together.
  package struct Total: Hashable, Sendable, Encodable {
    package var clips = 0
    package var seconds = 0.0

    mutating func add(_ entry: Entry) {
      clips += 1
      seconds = (seconds + entry.seconds).microseconds
    }

    init() {}

    init(_ entries: [Entry]) {
      for entry in entries { add(entry) }
    }
  }

  /// A verdict before and one after.
  package struct Turn: Hashable, Sendable, Encodable {
    package var before: Verdict
    package var after: Verdict
  }

  package var keptBefore: Total { Total(entries.filter { $0.before?.verdict == .keep }) }
  package var keptAfter: Total { Total(entries.filter { $0.after?.verdict == .keep }) }

  /// The clips that only the first recipe, or only the second, cuts so.
  package var onlyBefore: [Entry] { entries.filter { $0.after == nil } }
  package var onlyAfter: [Entry] { entries.filter { $0.before == nil } }

  /// The clips that both cut, by their verdicts, in a fixed order; those there are.
  package var turns: [(turn: Turn, total: Total)] {
    var totals: [Turn: Total] = [:]
    for entry in entries {
      guard let before = entry.before, let after = entry.after else { continue }
      totals[Turn(before: before.verdict, after: after.verdict), default: Total()].add(entry)
    }
    let order: [Verdict] = [.keep, .copy, .reject, .unmeasured]
    let turns = order.flatMap { before in order.map { Turn(before: before, after: $0) } }
    return turns.compactMap { turn in totals[turn].map { (turn, $0) } }
  }
}
