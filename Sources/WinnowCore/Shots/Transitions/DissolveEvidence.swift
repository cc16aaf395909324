/// What speaks for a dissolve in one window.
struct DissolveEvidence {
  /// The first frame of which the new shot has the greater share.
  let frame: Int
  let span: Range<Int>
  let residual: Double
  /// Energy of the centre over the mean of the ends.
  let dip: Double
  let energy: EnergyError
  /// Motion-compensated difference of the window's ends over their contrast.
  let relativeDifference: Double

  /// 0 for a perfect blend of unrelated pictures, 1 for the worst that counts.
  var cost: Double {
    let sum =
      residual + 0.8 * energy.error + 0.6 * max(0, dip - 0.5) + 0.3 * max(0, energy.ratio - 0.6)
      + max(0, 0.45 - relativeDifference)
    return sum / DissolveLimits.cost
  }

  /// How far the gradient energies of a window's blocks are from those of a blend.
  struct EnergyError {
    /// Mean relative error against a blend of unrelated pictures, whose edges fade as the squares of the
    /// shares.
    let error: Double
    /// That over the error against the shares themselves, as motion would give.
    let ratio: Double
  }
}
