import WinnowCore

/// What came of joining what others said of clips.
package struct JoinSummary: Sendable {
  /// Some of many things, by their names.
  package struct Examples: Sendable, Encodable {
    private static let most = 3
    private static let longest = 100

    package private(set) var count = 0
    package private(set) var first: [String] = []

    mutating func add(_ name: @autoclosure () -> String) {
      count += 1
      // A name may be as long as a line.
      if first.count < Self.most { first.append(String(name().prefix(Self.longest))) }
    }
  }

  /// Rows or lines that were read.
  package internal(set) var rows = 0
  /// Answers that there were not.
  package internal(set) var added = 0
  /// Answers that were others before.
  package internal(set) var changed = 0
  /// Answers that stood there already.
  package internal(set) var known = 0
  /// Answers that were taken over from earlier clips; nil where that was not wished.
  package internal(set) var carried: Int?
  /// Ids that no clip has, now or when something was said of it.
  package internal(set) var unknown = Examples()
  /// Rows without an id.
  package internal(set) var nameless = 0
  /// Values that contradict an earlier row of the same input, are texts where the rest are numbers, or lists.
  package internal(set) var conflicts = Examples()
  /// Columns that were not taken, with the reason.
  package internal(set) var ignored: [String: String] = [:]
  /// Columns that were, as gates and manifests call them.
  package internal(set) var columns: [String] = []

  /// Whether clips may be judged otherwise now.
  package var isNews: Bool { added + changed + (carried ?? 0) > 0 }

  /// Whether something of the input was not taken.
  package var hasLosses: Bool {
    conflicts.count > 0 || nameless > 0 || !ignored.isEmpty || rows > 0 && unknown.count == rows
  }
}

extension JoinSummary: Encodable {
  private enum CodingKeys: String, CodingKey {
    case rows, added, changed, known, carried, unknown, nameless, conflicts, ignored, columns
  }
}

extension JoinSummary: CustomStringConvertible {
  /// Lines for people.
  package var description: String {
    var lines = [
      "joined \(rows) row\(rows == 1 ? "" : "s"): \(added) new, \(changed) changed, \(known) known"
        + (columns.isEmpty ? "" : "; \(columns.joined(separator: ", "))")
    ]
    if let carried { lines.append("\(carried) carried over from earlier clips") }
    if unknown.count > 0 { lines.append(unknown.line("ids are those of no clip")) }
    if nameless > 0 { lines.append("\(nameless) rows have no id") }
    if conflicts.count > 0 { lines.append(conflicts.line("values conflict")) }
    lines += ignored.sorted { $0.key < $1.key }.map {
      "column '\(String($0.key.prefix(100)).printable)' is left out: \($0.value)"
    }
    return lines.joined(separator: "\n")
  }
}

extension JoinSummary.Examples {
  fileprivate func line(_ what: String) -> String {
    let names = first.map(\.printable).joined(separator: ", ")
    return "\(count) \(what): \(names)\(count > first.count ? ", ..." : "")"
  }
}
