/// The statistics of all scores of some clips: a row a clip, in it for each score the seven of `Statistic`, to
/// the precision that they have. NaN where no frame allowed a judgement.
package struct StatisticsTable: Hashable, Sendable {
  package let columns: ScoreColumns
  /// Row after row.
  package private(set) var values: [Float] = []

  package init(_ columns: ScoreColumns) {
    self.columns = columns
  }

  /// nil where `values` are no whole rows.
  package init?(_ columns: ScoreColumns, values: [Float]) {
    self.init(columns)
    guard values.isEmpty || width > 0 && values.count.isMultiple(of: width) else { return nil }
    self.values = values
  }

  private var width: Int { columns.width }

  package var rows: Int { width > 0 ? values.count / width : 0 }

  package subscript(row: Int, column: Int) -> Float { values[row * width + column] }

  /// Hands the values of a row to `body`.
  package func withRow<Result>(_ row: Int, _ body: (UnsafeBufferPointer<Float>) -> Result)
    -> Result
  {
    values.withUnsafeBufferPointer {
      body(UnsafeBufferPointer(rebasing: $0[row * width..<(row + 1) * width]))
    }
  }

  /// What is known of a score; nil where no frame allowed a judgement.
  package func statistics(of score: String, row: Int) -> ScoreStatistics? {
    guard let first = columns.column(of: score) else { return nil }
    let start = row * width + first
    return ScoreStatistics(columns: values[start..<start + Statistic.allCases.count])
  }

  /// Those that are known, by score.
  package func statistics(row: Int) -> [String: ScoreStatistics] {
    Dictionary(
      uniqueKeysWithValues: columns.ids.compactMap { score in
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

  /// Puts the statistics of a score of a clip in the place of those that there are.
  package mutating func set(_ track: ArraySlice<Float>, of score: String, row: Int) {
    guard let first = columns.column(of: score), row < rows else { return }
    let known = ScoreStatistics(track)
    for (place, statistic) in Statistic.allCases.enumerated() {
      values[row * width + first + place] = known.map { Float(statistic.value(of: $0)) } ?? .nan
    }
  }

  /// The same in other columns; NaN in those that this has not.
  package func arranged(in columns: ScoreColumns) -> StatisticsTable {
    if columns == self.columns { return self }
    let (count, statistics) = (rows, Statistic.allCases.count)
    var table = StatisticsTable(columns)
    for row in 0..<count {
      for id in columns.ids {
        let first = self.columns.column(of: id)
        for place in 0..<statistics {
          table.values.append(first.map { values[row * width + $0 + place] } ?? .nan)
        }
      }
    }
    return table
  }
}
