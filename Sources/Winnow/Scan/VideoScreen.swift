import WinnowCore
import WinnowMedia

/// Looks at keyframes until a clip of the video may pass the gates, or all have failed.
struct VideoScreen {
  /// How many keyframes are enough for a video, and the seconds that may lie between two of them at
  /// least: where every frame is one, or a video is long, few do.
  static let enough = 16.0
  static let interval = 1.0...4.0

  let gates: [Gate]
  let rows: SampledRows
  let instruments: Instruments

  /// Why no clip can pass; nil where one may, and where damage leaves that open.
  ///
  /// - Throws: `WinnowError` where a metric does not give what it says.
  func miss(_ keyframes: KeyframeReader) throws -> KeyframeMiss? {
    var screen = KeyframeScreen(gates, instruments.scores)
    var scorer = KeyframeScorer(screen.wantedScores, of: instruments, rows: rows)
    let timeBase = keyframes.reader.facts.timeBase
    let interval = keyframes.reader.facts.duration / Self.enough
    let seconds = min(max(interval, Self.interval.lowerBound), Self.interval.upperBound)
    do {
      try keyframes.visit(secondsApart: seconds) { view, pts, _ in
        try screen.push(
          scorer.measure(view), seconds: pts.map { MediaTime.seconds($0, timeBase) })
        return screen.canReject
      }
    } catch is MediaError {
      return nil
    }
    guard screen.canReject, !keyframes.isIncomplete else { return nil }
    return screen.miss(end: keyframes.endSeconds)
  }
}
