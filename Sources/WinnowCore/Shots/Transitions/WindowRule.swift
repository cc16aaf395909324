/// A rule that tries windows of several lengths around every centre, once all they read has come.
protocol WindowRule: TransitionRule {
  /// Frames from a centre to the last frame its windows read.
  var reach: Int { get }

  /// What the windows around `centre` show; nil where they show nothing.
  func claim(at centre: Int, in history: FrameHistory) -> BoundaryClaim?
}

extension WindowRule {
  var memory: Int { 2 * reach + 1 }

  func claims(reading history: inout FrameHistory) -> [BoundaryClaim] {
    claim(at: history.end - 1 - reach, in: history).map { [$0] } ?? []
  }

  func remainingClaims(reading history: inout FrameHistory) -> [BoundaryClaim] {
    (history.end - reach..<history.end).compactMap { claim(at: $0, in: history) }
  }
}
