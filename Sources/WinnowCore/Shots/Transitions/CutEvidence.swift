/// What speaks for a hard cut between two frames. Its bounds are explained in `HowShotsAreFound.md`.
struct CutEvidence {
  /// A cut that stands out less than this is none, whatever else speaks for it.
  static let leastProminence = 1.6

  /// Motion-compensated difference, in levels.
  let difference: Double
  /// Levels of difference needed at this contrast.
  let threshold: Double
  /// The difference over the largest one of the neighbours.
  let prominence: Double
  let match: BlockMatch

  var isCut: Bool {
    let changed = match.changedShare(beyond: threshold / 2)
    // Less is a caption or an overlay.
    guard changed >= 0.6 else { return false }
    // More is the same picture, brighter or darker.
    guard match.correlation <= 0.9 else { return false }
    if prominence >= 2.5 { return true }
    // Between two moving shots a cut stands out less; then nearly every block must be another.
    guard changed >= 0.9, match.correlation < 0.65 else { return false }
    return difference > 40 || (prominence > 2 && difference > 20)
  }

  /// 0...1, by the weaker of size and prominence.
  var confidence: Double {
    min(1 - threshold / difference, 1 - Self.leastProminence / prominence)
  }
}
