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
  ///   - scores: those that there are.
  ///   - models: those that clips are judged by.
  init(
    _ gates: [Gate], _ depth: ScanDepth?, _ revisions: MeasurementRevisions, _ scores: ScoreList,
    _ models: ModelColumns
  ) {
    for (number, gate) in gates.enumerated() {
      let score = scores[gate.score]
      let isAnswered = gate.measure == .outside || models.give(gate.score)
      if depth == .keyframes, isAnswered || score?.needsOtherFrames != false {
        unanswerable.append(number)
      } else if isAnswered || score.map(revisions.isMeasured) == true {
        asked.append(number)
      } else {
        unmeasured.append(number)
      }
    }
  }

  /// The scores that were not measured, or are stale, though a scan of this depth by the instruments could.
  static func unmeasuredScores(
    _ depth: ScanDepth?, _ revisions: MeasurementRevisions, _ instruments: Instruments
  ) -> [String] {
    let scores = instruments.measured
    let able = depth == .keyframes ? instruments.singleFrameScores : scores.ids
    return able.filter { scores[$0].map(revisions.isMeasured) != true }
  }
}
