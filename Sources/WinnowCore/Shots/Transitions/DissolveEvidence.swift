/// What speaks for a dissolve around one frame.
struct DissolveEvidence {
  let frame: Int
  /// In steps.
  let halfLength: Int
  let span: Range<Int>
  let residual: Double
  let dip: Double
  let energyError: Double
  /// Motion-compensated difference of the window's ends, in levels.
  let difference: Double

  /// Smaller is better: how far the window is from a perfect blend; a shorter window explains a
  /// dissolve better than a longer one that fits as well.
  var cost: Double {
    residual + abs(dip - 0.5) + energyError + 0.004 * Double(halfLength)
  }

  /// 0...1, by the weakest of blend, edges and difference.
  var confidence: Double {
    min(
      1 - residual / DissolveLimits.residual, 1 - energyError / DissolveLimits.energyError,
      1 - DissolveLimits.difference / difference)
  }
}
