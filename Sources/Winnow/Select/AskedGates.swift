import WinnowCore

/// Which gates of a recipe the clips of a video can be asked.
struct AskedGates {
  /// In the recipe's order.
  private(set) var asked: [Gate] = []
  /// Those that look at what was not measured, or is stale.
  private(set) var unmeasured: [Gate] = []
  /// Those that a survey by keyframes has no answer to.
  private(set) var unanswerable: [Gate] = []

  init(_ gates: [Gate], of video: CatalogVideo) {
    let isSurvey = video.depth == .keyframes
    for gate in gates where gate.lower != nil || gate.upper != nil {
      if isSurvey, !Metrics.singleFrameScores.contains(gate.score) {
        unanswerable.append(gate)
      } else if video.revisions.isMeasured(gate.score) {
        asked.append(gate)
      } else {
        unmeasured.append(gate)
      }
    }
  }
}
