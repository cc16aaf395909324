/// A stretch of frames tried as one dissolve: `halfLength` steps on each side of `centre`.
struct DissolveWindow {
  let centre: Int
  let halfLength: Int
  /// Frames to a step.
  let stride: Int
  let kernels: Kernels

  /// The frames the window reads: one step more than it blends.
  var frames: ClosedRange<Int> {
    centre - (halfLength + 1) * stride...centre + (halfLength + 1) * stride
  }

  /// What the window shows; nil where it is no dissolve. Cheap tests come first.
  func evidence(in history: FrameHistory) -> DissolveEvidence? {
    let limits = DissolveLimits(halfLength: halfLength)
    let (a, b) = (history[position(-halfLength)], history[position(halfLength)])
    guard max(a.meanEnergy, b.meanEnergy) >= DissolveLimits.energy, a.flat == nil, b.flat == nil
    else { return nil }
    let dip = history[centre].meanEnergy / ((a.meanEnergy + b.meanEnergy) / 2 + 1)
    guard dip <= limits.dip else { return nil }
    let inside = (-halfLength...halfLength).map { history[position($0)] }
    guard let blend = BlendFit(inside, limits: limits, kernels: kernels),
      let energyError = energyError(of: blend, inside, in: history)
    else { return nil }
    let difference = kernels.blockDifference(a.thumb, b.thumb, radius: DissolveLimits.radius)
    let contrast =
      ((a.deviation * a.deviation + b.deviation * b.deviation) / 2).squareRoot()
      + DissolveLimits.contrastFloor
    let least = DissolveLimits.relativeDifference(
      residual: blend.residual, energyError: energyError)
    guard difference >= DissolveLimits.difference, difference / contrast >= least
    else { return nil }
    return DissolveEvidence(
      frame: centre, halfLength: halfLength, span: span(of: blend), residual: blend.residual,
      dip: dip, energyError: energyError, difference: difference)
  }

  private func position(_ step: Int) -> Int { centre + step * stride }

  /// Mean relative error of the blocks' energy against a blend of unrelated pictures, whose edges
  /// fade as the squares of the shares; nil where it is too large or motion explains more.
  private func energyError(
    of blend: BlendFit, _ inside: [FrameFeatures], in history: FrameHistory
  ) -> Double? {
    let ends = (
      energy(around: position(-halfLength), in: history),
      energy(around: position(halfLength), in: history)
    )
    var (squared, linear, count) = (0.0, 0.0, 0.0)
    for (share, frame) in zip(blend.shares, inside) where 0.2 < share && share < 0.8 {
      let rest = 1 - share
      squared += error(of: frame, ends, weights: (rest * rest, share * share))
      linear += error(of: frame, ends, weights: (rest, share))
      count += 1
    }
    guard count > 0, squared <= DissolveLimits.energyError * count,
      squared <= DissolveLimits.energyErrorRatio * linear
    else { return nil }
    return squared / count
  }

  private func error(
    of frame: FrameFeatures, _ ends: ([Double], [Double]), weights: (Double, Double)
  ) -> Double {
    var (errors, total) = (0.0, 0.0)
    for i in frame.energy.indices {
      let model = weights.0 * ends.0[i] + weights.1 * ends.1[i]
      errors += abs(frame.energy[i] - model)
      total += model
    }
    return total > 0 ? errors / total : .infinity
  }

  /// Block energies averaged over a frame and the steps beside it.
  private func energy(around frame: Int, in history: FrameHistory) -> [Double] {
    let (before, here, after) = (
      history[frame - stride].energy, history[frame].energy, history[frame + stride].energy
    )
    return here.indices.map { (before[$0] + here[$0] + after[$0]) / 3 }
  }

  private func span(of blend: BlendFit) -> Range<Int> {
    let first = blend.shares.firstIndex { $0 > DissolveLimits.beginning } ?? 0
    let end =
      blend.shares.firstIndex { $0 >= DissolveLimits.ending } ?? blend.shares.count - 1
    let low = position(first - halfLength - 1) + 1
    return low..<max(low + 1, position(end - halfLength))
  }
}
