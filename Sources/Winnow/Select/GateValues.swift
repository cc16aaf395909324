import WinnowCore

/// Finds the values that gates look at among what is known of clips.
struct GateValues: Sendable {
  private enum Source {
    /// A column of the statistics.
    case column(Int)
    /// One of the shares of frames.
    case share(Int)
    /// What others said, by the row of its column.
    case outside(Int64)
  }

  /// One a gate; nil where there is no such score, and where nobody was asked.
  private let sources: [Source?]
  /// The gates that ask for a share of frames.
  let shares: [Gate]

  /// - Parameters:
  ///   - scores: the columns of the clips' statistics.
  ///   - columns: what others have said of the clips of a catalog.
  init(_ gates: [Gate], _ scores: ScoreColumns, _ columns: [OutsideColumn]) {
    var shares: [Gate] = []
    sources = gates.map { gate in
      switch gate.measure {
      case .statistic(let statistic):
        return scores.column(of: gate.score, statistic).map(Source.column)
      case .below, .above:
        shares.append(gate)
        return .share(shares.count - 1)
      case .outside:
        return columns.first { $0.name == gate.outside }.map { .outside($0.row) }
      }
    }
    self.shares = shares
  }

  /// Whether there can be values for a gate.
  func isKnown(_ gate: Int) -> Bool { sources[gate] != nil }

  /// The value of a clip that a gate looks at; NaN where there is none.
  ///
  /// - Parameters:
  ///   - shares: of each gate in `self.shares` its value for each clip; NaN where there is none.
  ///   - answers: what others said of each clip.
  func value(
    _ gate: Int, of clip: Int, in video: CutVideo, shares: [[Double]], answers: [ClipAnswers]
  ) -> Double {
    switch sources[gate] {
    case .column(let column): Double(video.statistics[clip, column])
    case .share(let share): shares[share][clip]
    case .outside(let column): answers[clip].score(column)
    case nil: .nan
    }
  }
}
