import Foundation
import WinnowCore

extension RecipeDiff: CustomStringConvertible {
  /// How many clips go from one verdict to another, then each of them.
  package var description: String {
    let listed = [changes, onlyBefore, onlyAfter].flatMap(\.self).map(Self.line)
    return (table + (listed.isEmpty ? [] : [""] + Self.aligned(listed))).joined(separator: "\n")
  }

  private var table: [String] {
    var rows = [("kept before", keptBefore), ("kept after", keptAfter)]
    rows += turns.map { turn, total in
      let isSame = turn.before == turn.after
      return (
        isSame ? "  \(turn.before) as before" : "  \(turn.before) -> \(turn.after)", total
      )
    }
    let others = [("only before", onlyBefore), ("only after", onlyAfter)]
    rows += others.filter { !$0.1.isEmpty }.map { ("  \($0.0)", Total($0.1)) }
    let width = rows.map(\.0.count).max() ?? 0
    return rows.map { name, total in
      let seconds = String(format: "%.1f s", total.seconds)
      return name.padding(to: width) + "\(total.clips)".leftPadding(to: 8)
        + seconds.leftPadding(to: 12)
    }
  }

  /// The video, the clip's numbers, its start and end, both verdicts, the reason.
  private static func line(_ entry: Entry) -> [String] {
    let numbers = [entry.before, entry.after].compactMap { $0?.clip }
    let (before, after) = (entry.before?.verdict.rawValue, entry.after?.verdict.rawValue)
    let turn =
      if let before, let after { "\(before) -> \(after)" } else {
        before.map { "\($0), only before" } ?? "\(after ?? ""), only after"
      }
    return [
      entry.video.printable, Set(numbers).sorted().map { "\($0)" }.joined(separator: "/"),
      String(format: "%.3f", entry.start), String(format: "%.3f", entry.end), turn,
      entry.reason.printable,
    ]
  }

  /// Columns below each other, the last one as long as it likes.
  private static func aligned(_ rows: [[String]]) -> [String] {
    let widths = rows[0].indices.dropLast().map { column in
      rows.map { $0[column].count }.max() ?? 0
    }
    return rows.map { row in
      let cells = zip(row, widths).enumerated().map { column, cell in
        (1...3).contains(column) ? cell.0.leftPadding(to: cell.1) : cell.0.padding(to: cell.1)
      }
      let reason = row[row.count - 1]
      return (reason.isEmpty ? cells : cells + [reason]).joined(separator: "  ")
    }
  }
}

extension RecipeDiff.Entry {
  /// What the second recipe finds wrong with the clip, or else what the first did.
  var reason: String {
    if let reasons = after?.reasons, !reasons.isEmpty { return reasons.joined(separator: "; ") }
    guard let reasons = before?.reasons, !reasons.isEmpty else { return "" }
    return (after == nil ? "" : "was: ") + reasons.joined(separator: "; ")
  }
}
