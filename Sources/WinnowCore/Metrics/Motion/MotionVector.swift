/// Where the picture at a block went.
struct MotionVector {
  /// The block's place in its grid.
  let block: Int
  /// Its middle, in samples from the middle of the picture.
  let x: Double
  let y: Double
  /// Samples moved.
  let dx: Double
  let dy: Double
  /// Mean products of the slopes, in squared levels over samples: what a displacement changes.
  let slopes: (xx: Double, xy: Double, yy: Double)

  var length: Double { (dx * dx + dy * dy).squareRoot() }
}

extension MotionVector {
  init(block: Int, x: Double, y: Double, _ step: BlockStep) {
    self.init(
      block: block, x: x, y: y, dx: step.dx, dy: step.dy,
      slopes: (step.xx / 4, step.xy / 4, step.yy / 4))
  }
}
