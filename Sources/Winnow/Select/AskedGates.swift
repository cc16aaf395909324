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
    // What has no bounds lets everything pass.
    for gate in gates where gate.lower != nil || gate.upper != nil {
      if !video.canAnswer(gate.score) {
        unanswerable.append(gate)
      } else if video.revisions.isMeasured(gate.score) {
        asked.append(gate)
      } else {
        unmeasured.append(gate)
      }
    }
  }
}

extension CatalogVideo {
  /// Whether a scan of the depth of this one measures a score.
  fileprivate func canAnswer(_ score: String) -> Bool {
    depth != .keyframes || Metrics.singleFrameScores.contains(score)
  }

  /// The scores that were not measured, or are stale, though a scan of this depth could.
  var unmeasuredScores: [String] {
    Metrics.scores.map(\.id).filter { canAnswer($0) && !revisions.isMeasured($0) }
  }
}
