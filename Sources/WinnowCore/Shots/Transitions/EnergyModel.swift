/// The gradient energies of the blocks of a picture that is mixed from two.
struct EnergyModel {
  /// One of the unmixed pictures: energy and mean level of each block.
  struct End {
    let energy: [Double]
    let means: [Double]
  }

  let before: End
  let after: End
  let space: BlendSpace
  /// The blocks that count.
  let blocks: PictureBlocks

  /// Relative errors of a frame's energies against a blend of unrelated pictures, whose edges fade as
  /// the squares of the shares, and against the shares themselves.
  func errors(of frame: FrameFeatures, share: Double) -> (squared: Double, linear: Double) {
    let means = space == .levels ? [] : frame.blockMeans
    var (squared, linear) = (RelativeError(), RelativeError())
    for i in blocks.positions {
      let gains =
        space == .levels
        ? (1, 1)
        : (
          space.edgeGain(end: before.means[i], mixed: means[i]),
          space.edgeGain(end: after.means[i], mixed: means[i])
        )
      let (old, new) = ((1 - share) * gains.0, share * gains.1)
      squared.add(
        frame.energy[i], model: old * old * before.energy[i] + new * new * after.energy[i])
      linear.add(
        frame.energy[i], model: (1 - share) * before.energy[i] + share * after.energy[i])
    }
    return (squared.value, linear.value)
  }
}

private struct RelativeError {
  private var errors = 0.0
  private var total = 0.0

  mutating func add(_ energy: Double, model: Double) {
    errors += abs(energy - model)
    total += model
  }

  var value: Double { total > 0 ? errors / total : .infinity }
}
