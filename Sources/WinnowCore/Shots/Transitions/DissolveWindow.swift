/// A stretch of frames tried as one dissolve: `halfLength` steps on each side of `centre`.
struct DissolveWindow {
  /// Steps beyond its ends that the window reads: it averages their energies.
  static let margin = 1

  let centre: Int
  let halfLength: Int
  /// Frames to a step.
  let stride: Int
  let kernels: Kernels

  /// What the window shows; nil where it is no dissolve. Cheap tests come first.
  func evidence(in history: FrameHistory) -> DissolveEvidence? {
    let (first, last) = (position(-halfLength), position(halfLength))
    let wholeDip = history.dip(at: centre, between: first, and: last)
    guard wholeDip <= DissolveLimits.barredDip else { return nil }
    let (a, middle, b) = (history[first], history[centre], history[last])
    guard a.flat == nil, b.flat == nil,
      wholeDip <= DissolveLimits.dip || a.hasBars || b.hasBars
    else { return nil }
    let blocks = PictureBlocks.common(a.picture, b.picture)
    let (before, after) = (a.energy(of: blocks), b.energy(of: blocks))
    let dip = middle.energy(of: blocks) / ((before + after) / 2 + 1)
    guard max(before, after) >= DissolveLimits.energy, dip <= DissolveLimits.dip,
      BlendFit.mayFit(a.thumb, middle.thumb, b.thumb, kernels: kernels),
      let difference = relativeDifference(a, b, blocks),
      !EndPictures(a, b, blocks: blocks).isFade
    else { return nil }
    let inside = (-halfLength...halfLength).map { history[position($0)] }
    let found = BlendSpace.allCases.compactMap { space -> DissolveEvidence? in
      let blend = BlendFit(
        inside.lazy.map { space.samples(of: $0.thumb) },
        limits: DissolveLimits(halfLength: halfLength), kernels: kernels)
      guard let blend,
        let energy = energyError(of: blend, in: space, blocks, inside, history)
      else { return nil }
      return DissolveEvidence(
        frame: middleFrame(of: blend), span: span(of: blend), residual: blend.residual, dip: dip,
        energy: energy, relativeDifference: difference)
    }
    return found.filter { $0.cost <= 1 }.min { $0.cost < $1.cost }
  }

  private func position(_ step: Int) -> Int { centre + step * stride }

  /// nil where the ends are too much alike.
  private func relativeDifference(
    _ a: FrameFeatures, _ b: FrameFeatures, _ blocks: PictureBlocks
  ) -> Double? {
    let sums = kernels.blockSearch(
      a.thumb.samples, b.thumb.samples, radius: DissolveLimits.radius)
    let samples = Double(a.thumb.samples.count / sums.count * blocks.count)
    let difference = Double(blocks.positions.reduce(0) { $0 + Int(sums[$1]) }) / samples
    let variance = (a.variance(of: blocks) + b.variance(of: blocks)) / 2
    let relative = difference / (variance.squareRoot() + DissolveLimits.contrastFloor)
    guard difference >= DissolveLimits.difference,
      relative >= DissolveLimits.relativeDifference
    else { return nil }
    return relative
  }

  /// nil where the energies are too far from a blend's or motion explains more.
  private func energyError(
    of blend: BlendFit, in space: BlendSpace, _ blocks: PictureBlocks, _ inside: [FrameFeatures],
    _ history: FrameHistory
  ) -> DissolveEvidence.EnergyError? {
    let model = EnergyModel(
      before: ends(around: -halfLength, in: history), after: ends(around: halfLength, in: history),
      space: space, blocks: blocks)
    var (squared, linear, count) = (0.0, 0.0, 0.0)
    for (share, frame) in zip(blend.shares, inside) where 0.2 < share && share < 0.8 {
      let errors = model.errors(of: frame, share: share)
      squared += errors.squared
      linear += errors.linear
      count += 1
    }
    guard count > 0, squared <= DissolveLimits.energyError * count,
      squared <= DissolveLimits.energyErrorRatio * linear
    else { return nil }
    return DissolveEvidence.EnergyError(error: squared / count, ratio: squared / max(linear, 1e-9))
  }

  /// Block energies averaged over a frame and the steps beside it, and the frame's block means.
  private func ends(around step: Int, in history: FrameHistory) -> EnergyModel.End {
    let (before, here, after) = (
      history[position(step - 1)].energy, history[position(step)],
      history[position(step + 1)].energy
    )
    return EnergyModel.End(
      energy: here.energy.indices.map { (before[$0] + here.energy[$0] + after[$0]) / 3 },
      means: here.blockMeans)
  }

  private func middleFrame(of blend: BlendFit) -> Int {
    position((blend.shares.firstIndex { $0 >= 0.5 } ?? halfLength) - halfLength)
  }

  private func span(of blend: BlendFit) -> Range<Int> {
    let first = blend.shares.firstIndex { $0 > DissolveLimits.beginning } ?? 0
    let end =
      blend.shares.firstIndex { $0 >= DissolveLimits.ending } ?? blend.shares.count - 1
    let low = position(first - halfLength - 1) + 1
    return low..<max(low + 1, position(end - halfLength))
  }
}
