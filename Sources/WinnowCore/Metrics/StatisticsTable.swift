/// The statistics of all scores of some clips: a row a clip, in it for each score the seven of `Statistic`, to
/// the precision that they have. NaN where no frame allowed a judgement.
package struct StatisticsTable: Hashable, Sendable {
  /// The scores in the order of their columns.
  package static let scores = Metrics.scores.map(\.id)
  package static let width = scores.count * Statistic.allCases.count

  /// Row after row.
  package private(set) var values: [Float] = []

  package init() {}

  /// nil where `values` are no whole rows.
  package init?(values: [Float]) {
    guard values.count.isMultiple(of: Self.width) else { return nil }
    self.values = values
  }

  package var rows: Int { values.count / Self.width }

  /// The column of a statistic of a score; nil for a score that there is not.
  package static func column(of score: String, _ statistic: Statistic) -> Int? {
    firstColumns[score].map { $0 + (offsets[statistic] ?? 0) }
  }

  private static let firstColumns = Dictionary(
    uniqueKeysWithValues: scores.enumerated().map { ($1, $0 * Statistic.allCases.count) })
  private static let offsets = Dictionary(
    uniqueKeysWithValues: Statistic.allCases.enumerated().map { ($1, $0) })

  package subscript(row: Int, column: Int) -> Float { values[row * Self.width + column] }

  /// Hands the values of a row to `body`.
  package func withRow<Result>(_ row: Int, _ body: (UnsafeBufferPointer<Float>) -> Result)
    -> Result
  {
    values.withUnsafeBufferPointer {
      body(UnsafeBufferPointer(rebasing: $0[row * Self.width..<(row + 1) * Self.width]))
    }
  }

  /// What is known of a score; nil where no frame allowed a judgement.
  package func statistics(of score: String, row: Int) -> ScoreStatistics? {
    guard let first = Self.firstColumns[score] else { return nil }
    let start = row * Self.width + first
    return ScoreStatistics(columns: values[start..<start + Statistic.allCases.count])
  }

  /// Those that are known, by score.
  package func statistics(row: Int) -> [String: ScoreStatistics] {
    Dictionary(
      uniqueKeysWithValues: Self.scores.compactMap { score in
        statistics(of: score, row: row).map { (score, $0) }
      })
  }

  /// Adds a clip.
  ///
  /// - Parameters:
  ///   - tracks: of each score, in the order of columns, its value at each sample of the video; NaN where
  ///     there is none.
  ///   - samples: those that speak for the clip.
  package mutating func append(_ tracks: [[Float]], samples: Range<Int>) {
    for track in tracks {
      let known = ScoreStatistics(track[samples.clamped(to: track.indices)])
      for statistic in Statistic.allCases {
        values.append(known.map { Float(statistic.value(of: $0)) } ?? .nan)
      }
    }
  }
}
