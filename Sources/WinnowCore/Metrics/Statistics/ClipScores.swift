/// The scores of one clip: values at its samples, and what is kept of them.
public struct ClipScores: Sendable {
  /// By name, of those scores that at least one sample allowed a judgement of.
  public let statistics: [String: ScoreStatistics]
  private let values: [String: [Float]]

  /// - Parameters:
  ///   - scores: for each score by name, its value at each sample of the video; NaN where there is
  ///     none.
  ///   - samples: the samples that speak for the clip.
  package init(_ scores: [String: [Float]], samples: Range<Int>) {
    values = scores.mapValues { values in
      values[samples.clamped(to: values.indices)].filter(\.isFinite)
    }
    statistics = values.compactMapValues { ScoreStatistics($0) }
  }

  /// What `measure` says of the score `id`; nil where no sample allowed a judgement.
  public func value(of measure: Measure, of id: String) -> Double? {
    if case .statistic(let statistic) = measure {
      return statistics[id].map(statistic.value(of:))
    }
    return values[id].flatMap { measure.share(of: $0, $0.indices) }
  }
}
