import WinnowCore

/// What is known of the scores of one clip.
struct ManifestValues: Sendable {
  var statistics: StatisticsTable
  var row: Int
  /// Of each gate that asks for a share of frames its value; NaN for none.
  var shares: [Double]
  /// What others said of it.
  var answers = ClipAnswers()
  /// What models said of it.
  var annotations = ClipAnnotations()

  /// Whether no frame allowed a judgement.
  func isMissing(_ score: ManifestScores.Score) -> Bool { statistics[row, score.first].isNaN }

  subscript(_ source: ManifestScores.Source) -> Double {
    switch source {
    case .column(let column): Double(statistics[row, column])
    case .share(let number): shares[number]
    }
  }
}
