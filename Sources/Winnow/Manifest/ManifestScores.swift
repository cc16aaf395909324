import WinnowCore

/// Which statistics of which scores a manifest has, in the order of their names.
struct ManifestScores: Sendable {
  /// Where a value comes from.
  enum Source: Sendable {
    /// A column of the table of statistics.
    case column(Int)
    /// A share of frames: the number of its gate among those that ask for one.
    case share(Int)
  }

  struct Value: Sendable {
    /// "mean" or "below(20)".
    var name: String
    var source: Source
  }

  struct Score: Sendable {
    var id: String
    /// A column that has no number where no frame allowed a judgement.
    var first: Int
    var values: [Value]
  }

  let scores: [Score]
  /// The columns of the clips' statistics.
  let statistics: ScoreColumns
  /// The gates that ask for a share of frames.
  let shares: [Gate]
  /// What others said, all of it.
  let columns: [OutsideColumn]
  /// The models that clips are judged by.
  let models: ModelColumns

  /// - Parameters:
  ///   - gates: those of the recipe.
  ///   - statistics: the columns of the clips' statistics.
  ///   - columns: what others have said of the clips of the catalog.
  ///   - models: those that clips are judged by.
  init(
    _ choice: ManifestSettings.Scores, _ gates: [Gate], of statistics: ScoreColumns,
    _ columns: [OutsideColumn] = [], _ models: ModelColumns = ModelColumns()
  ) {
    (self.columns, self.models, self.statistics) = (columns, models, statistics)
    let gates = gates.filter(\.isBounded)
    let shares = gates.filter(\.measure.isShare)
    let wanted: [Statistic] =
      switch choice {
      case .means: [.mean]
      case .all: Statistic.allCases
      case .gates: []
      }
    scores = statistics.ids.sorted().compactMap { id in
      var sources: [String: Source] = [:]
      func add(_ statistic: Statistic) {
        sources[statistic.rawValue] = statistics.column(of: id, statistic).map(Source.column)
      }
      wanted.forEach(add)
      for gate in gates where gate.score == id {
        if case .statistic(let statistic) = gate.measure { add(statistic) }
      }
      for (number, gate) in shares.enumerated() where gate.score == id {
        sources["\(gate.measure)"] = .share(number)
      }
      guard !sources.isEmpty, let first = statistics.column(of: id) else { return nil }
      let values = sources.sorted { $0.key < $1.key }.map { Value(name: $0.key, source: $0.value) }
      return Score(id: id, first: first, values: values)
    }
    self.shares = shares
  }
}

extension ManifestScores {
  /// Those that hold scores, or those that hold texts.
  func columns(_ holds: OutsideRow.Holds) -> [OutsideColumn] {
    columns.filter { $0.holds == holds }
  }
}
