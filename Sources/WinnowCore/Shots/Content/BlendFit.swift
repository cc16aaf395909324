/// How well the frames of a window are explained as a blend from its first frame to its last.
///
/// Frame i is A + a * (B - A) + rest, with `a` by least squares over the thumb.
struct BlendFit {
  /// `a` of every frame of the window, 0 at the first and 1 at the last.
  let shares: [Double]
  /// The largest squared rest over the squared difference of B and A.
  let residual: Double

  /// nil where the frames are no blend: fitted in an order that refuses most windows early.
  ///
  /// - Parameter frames: an odd number of at least three frames, in order.
  init?(_ frames: [FrameFeatures], limits: DissolveLimits, kernels: Kernels) {
    guard let ends = BlendEnds(frames, kernels: kernels) else { return nil }
    let middle = frames.count / 2
    guard let centre = ends.fit(frames[middle]), centre.residual <= DissolveLimits.residual,
      limits.centre.contains(centre.share)
    else { return nil }
    var shares = [0.0]
    var residual = centre.residual
    for i in 1..<frames.count - 1 {
      guard let fit = i == middle ? centre : ends.fit(frames[i]),
        fit.residual <= DissolveLimits.residual,
        limits.step.contains(fit.share - shares[i - 1])
      else { return nil }
      shares.append(fit.share)
      residual = max(residual, fit.residual)
    }
    guard limits.step.contains(1 - shares[shares.count - 1]) else { return nil }
    self.shares = shares + [1]
    self.residual = residual
  }
}

/// The first and the last frame of a window as vectors, and their products.
private struct BlendEnds {
  let a: FrameFeatures
  let b: FrameFeatures
  let kernels: Kernels
  let productAB: Int
  /// Squared length of B - A.
  let length: Double

  init?(_ frames: [FrameFeatures], kernels: Kernels) {
    guard let a = frames.first, let b = frames.last else { return nil }
    let product = kernels.product(a.thumb, b.thumb)
    let length = a.squares + b.squares - 2 * product
    guard length > 0 else { return nil }
    (self.a, self.b, self.kernels) = (a, b, kernels)
    self.productAB = product
    self.length = Double(length)
  }

  func fit(_ frame: FrameFeatures) -> (share: Double, residual: Double)? {
    let withA = kernels.product(frame.thumb, a.thumb)
    let withB = kernels.product(frame.thumb, b.thumb)
    let along = Double(withB - withA - productAB + a.squares)
    let away = Double(frame.squares - 2 * withA + a.squares)
    let share = along / length
    return (share, max(0, away / length - share * share))
  }
}
