import WinnowCore
import WinnowMedia

/// Looks at keyframes until a clip of the video may pass the gates, or all have failed.
struct VideoScreen {
  /// Seconds between the keyframes that are looked at, at least: where every frame is one, few do.
  static let interval = 1.0

  let gates: [Gate]

  /// Why no clip can pass, in words; nil where one may, and where damage leaves that open.
  func reason(_ keyframes: KeyframeReader) throws -> String? {
    var screen = KeyframeScreen(gates)
    var scorer = KeyframeScorer(screen.wantedScores)
    let timeBase = keyframes.reader.facts.timeBase
    try keyframes.visit { view, pts, _ in
      screen.push(
        scorer.measure(view), seconds: pts.map { MediaTime.seconds($0, timeBase) })
      return screen.canReject
    }
    guard screen.canReject, !keyframes.isIncomplete else { return nil }
    return screen.reason(end: keyframes.endSeconds)
  }
}
