import WinnowCore

/// Which of some gates the clips of a video can be asked, by their numbers.
struct AskedGates: Sendable {
  /// Increasing.
  private(set) var asked: [Int] = []
  /// Those that look at what was not measured, or is stale.
  private(set) var unmeasured: [Int] = []
  /// Those that a survey by keyframes has no answer to.
  private(set) var unanswerable: [Int] = []

  /// None.
  init() {}

  /// - Parameters:
  ///   - depth: how much of the video was looked at.
  ///   - revisions: by what it was measured.
  init(_ gates: [Gate], _ depth: ScanDepth?, _ revisions: MeasurementRevisions) {
    for (number, gate) in gates.enumerated() {
      if !Self.canAnswer(gate.score, depth) {
        unanswerable.append(number)
      } else if gate.measure == .outside || revisions.isMeasured(gate.score) {
        asked.append(number)
      } else {
        unmeasured.append(number)
      }
    }
  }

  /// The scores that were not measured, or are stale, though a scan of this depth could.
  static func unmeasuredScores(_ depth: ScanDepth?, _ revisions: MeasurementRevisions) -> [String] {
    Metrics.scores.map(\.id).filter { canAnswer($0, depth) && !revisions.isMeasured($0) }
  }

  /// Whether a scan of this depth measures a score.
  private static func canAnswer(_ score: String, _ depth: ScanDepth?) -> Bool {
    depth != .keyframes || Metrics.singleFrameScores.contains(score)
  }
}
