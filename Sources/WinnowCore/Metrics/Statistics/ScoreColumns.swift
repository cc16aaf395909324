/// The names of scores in the order of the columns of their statistics. Each table has it, so that it is shared.
package final class ScoreColumns: Sendable {
  package let ids: [String]
  /// Columns of a row.
  package let width: Int
  private let positions: [String: Int]

  package init(_ ids: [String]) {
    self.ids = ids
    width = ids.count * Statistic.allCases.count
    positions = Dictionary(
      ids.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The place of a score among all.
  package func position(of id: String) -> Int? { positions[id] }

  /// The column of a statistic of a score; nil for a score that there is not.
  package func column(of score: String, _ statistic: Statistic = .mean) -> Int? {
    positions[score].map { $0 * Statistic.allCases.count + statistic.offset }
  }
}

extension ScoreColumns: Hashable {
  package static func == (a: ScoreColumns, b: ScoreColumns) -> Bool { a === b || a.ids == b.ids }

  package func hash(into hasher: inout Hasher) { hasher.combine(ids) }
}

extension Statistic {
  /// Its place among all.
  fileprivate var offset: Int { Self.offsets[self] ?? 0 }
  private static let offsets = Dictionary(
    uniqueKeysWithValues: allCases.enumerated().map { ($1, $0) })
}
