/// Finds the frame that no longer shows what the frame before it shows, even shifted.
///
/// The difference must be large for the contrast of the pictures, stand out among its neighbours,
/// outlast a flash and cover most of the picture. Method: `HowShotsAreFound.md`.
struct HardCutRule: TransitionRule {
  /// Samples of the thumb that blocks may move from frame to frame.
  static let radius = 4
  /// Levels of difference needed: `floor`, plus up to `contrastPart` for full contrast.
  private static let floor = 4.0
  private static let contrastPart = 8.0
  /// Levels of standard deviation that count as full contrast.
  private static let fullContrast = 80.0
  /// Frames on each side whose differences a cut must stand out from.
  private static let neighbours = 3
  /// Frames a flash may last.
  private static let flash = 6
  /// A frame beyond the flash is the same shot if it differs by less than this share of the cut.
  private static let flashShare = 0.4
  /// Frames on each side of a cut that cannot hold a dissolve as well.
  private static let clearance = 4

  let lag = HardCutRule.flash
  let memory = 2 * HardCutRule.flash + 2
  let kernels: Kernels

  func claims(reading history: inout FrameHistory) -> [BoundaryClaim] {
    claim(at: history.end - 1 - lag, in: &history).map { [$0] } ?? []
  }

  func remainingClaims(reading history: inout FrameHistory) -> [BoundaryClaim] {
    (history.end - lag..<history.end).compactMap { claim(at: $0, in: &history) }
  }

  private func claim(at t: Int, in history: inout FrameHistory) -> BoundaryClaim? {
    guard t > 0, history.frames.contains(t - 1) else { return nil }
    let threshold = Self.threshold(history[t - 1], history[t])
    guard mayReach(threshold, at: t, in: history) else { return nil }
    let difference = compensated(at: t, in: &history)
    guard difference >= threshold else { return nil }
    let prominence = prominence(of: difference, at: t, in: &history)
    guard prominence >= CutEvidence.leastProminence,
      !isFlash(at: t, difference: difference, in: history)
    else { return nil }
    let evidence = CutEvidence(
      difference: difference, threshold: threshold, prominence: prominence,
      match: BlockMatch(history[t - 1].thumb, history[t].thumb, kernels: kernels))
    guard evidence.isCut else { return nil }
    return BoundaryClaim(
      boundary: ShotBoundary(
        frame: t, transition: .cut, span: t..<t, confidence: evidence.confidence),
      reach: t - Self.clearance...t + Self.clearance, strength: .cut)
  }

  /// Cheap bounds from above: most frames are refused here, before the search.
  private func mayReach(_ threshold: Double, at t: Int, in history: FrameHistory) -> Bool {
    guard history[t].difference >= threshold else { return false }
    if let known = history[compensated: t] { return known >= threshold }
    let (before, now) = (history[t - 1].thumb, history[t].thumb)
    return kernels.blockDifference(before, now, radius: 1) >= threshold
  }

  /// Levels of difference between two frames that a cut needs: a flat scene has little to lose.
  static func threshold(_ a: FrameFeatures, _ b: FrameFeatures) -> Double {
    floor + contrastPart * min(1, max(a.deviation, b.deviation) / fullContrast)
  }

  /// The difference over the largest one near it (plus a level, so that stills do not divide by 0).
  private func prominence(
    of difference: Double, at t: Int, in history: inout FrameHistory
  ) -> Double {
    var largest = 0.0
    for other in t - Self.neighbours...t + Self.neighbours
    where other != t && history.frames.contains(other) && history[other].difference > largest {
      largest = max(largest, compensated(at: other, in: &history))
    }
    return difference / (1 + largest)
  }

  /// Whether the old shot comes back after `t`, or the new one was there before.
  private func isFlash(at t: Int, difference: Double, in history: FrameHistory) -> Bool {
    (1...Self.flash).contains { j in
      same(t - 1, t + j, within: Self.flashShare * difference, in: history)
        || same(t - 1 - j, t, within: Self.flashShare * difference, in: history)
    }
  }

  private func same(_ a: Int, _ b: Int, within limit: Double, in history: FrameHistory) -> Bool {
    guard history.frames.contains(a), history.frames.contains(b) else { return false }
    let (a, b) = (history[a].thumb, history[b].thumb)
    return kernels.blockDifference(a, b, radius: Self.radius) < limit
  }

  /// The difference to the frame before after the best shift of each block, searched once.
  private func compensated(at t: Int, in history: inout FrameHistory) -> Double {
    if let known = history[compensated: t] { return known }
    guard history.frames.contains(t - 1) else { return history[t].difference }
    let searched = kernels.blockDifference(
      history[t - 1].thumb, history[t].thumb, radius: Self.radius)
    history[compensated: t] = searched
    return searched
  }
}
