/// The displacement of one block to fractions of a sample.
struct BlockStep {
  let dx: Double
  let dy: Double
  /// Mean products of the slopes over two samples.
  let xx: Double
  let xy: Double
  let yy: Double
  /// Squared slope across the direction that changes least: the lesser eigenvalue.
  let texture: Double
  /// Mean squared change that the displacement leaves, and that there was at the block's own place.
  let unexplained: Double
  let change: Double

  init(_ block: MotionBlock) {
    let count = Double(MotionBlock.summed)
    let (x, y, t) = (
      Double(block.x) / count, Double(block.y) / count, Double(block.t) / count
    )
    xx = Double(block.xx) / count - x * x
    xy = Double(block.xy) / count - x * y
    yy = Double(block.yy) / count - y * y
    let (xt, yt) = (Double(block.xt) / count - x * t, Double(block.yt) / count - y * t)
    let tt = Double(block.tt) / count - t * t
    texture = ((xx + yy) - ((xx - yy) * (xx - yy) + 4 * xy * xy).squareRoot()) / 2
    let determinant = xx * yy - xy * xy
    var (u, v) = (0.0, 0.0)
    if determinant > 1e-6 {
      u = min(1, max(-1, -2 * (yy * xt - xy * yt) / determinant))
      v = min(1, max(-1, -2 * (xx * yt - xy * xt) / determinant))
    }
    unexplained = max(
      0, tt + u * xt + v * yt + (u * u * xx + 2 * u * v * xy + v * v * yy) / 4)
    let still = Double(block.still) / Double(MotionBlock.side * MotionBlock.side)
    change = max(tt, still * still)
    dx = Double(block.dx) + MotionField.slopeGain * u
    dy = Double(block.dy) + MotionField.slopeGain * v
  }

  func isFound(noise: Double) -> Bool {
    let limit = min(
      MotionField.unexplainedTexture * (xx + yy - 2 * noise),
      MotionField.unexplainedChange * (change - noise))
    return unexplained - noise
      <= MotionField.noiseSpread * noise + max(MotionField.codecNoise, limit)
  }
}
