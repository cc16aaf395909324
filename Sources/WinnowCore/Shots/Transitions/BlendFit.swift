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
  /// - Parameter frames: an odd number of at least three frames, in order; most are read only where
  ///   the middle one fits.
  init?<Frames: RandomAccessCollection>(_ frames: Frames, limits: DissolveLimits, kernels: Kernels)
  where Frames.Element == Plane, Frames.Index == Int {
    guard let a = frames.first, let b = frames.last,
      let ends = BlendEnds(a, b, kernels: kernels)
    else { return nil }
    let middle = frames.count / 2
    let centre = ends.fit(frames[middle])
    guard centre.residual <= DissolveLimits.residual, limits.centre.contains(centre.share)
    else { return nil }
    var shares = [0.0]
    var residual = centre.residual
    for i in 1..<frames.count - 1 {
      let fit = i == middle ? centre : ends.fit(frames[i])
      guard fit.residual <= DissolveLimits.residual,
        limits.step.contains(fit.share - shares[i - 1])
      else { return nil }
      shares.append(fit.share)
      residual = max(residual, fit.residual)
    }
    guard limits.step.contains(1 - shares[shares.count - 1]) else { return nil }
    self.shares = shares + [1]
    self.residual = residual
  }

  /// Whether the middle frame may be a blend of the first and the last, of levels or of light.
  static func mayFit(_ first: Plane, _ middle: Plane, _ last: Plane, kernels: Kernels) -> Bool {
    guard let ends = BlendEnds(first, last, kernels: kernels) else { return false }
    return ends.fit(middle).residual <= DissolveLimits.residual
  }
}

/// The first and the last frame of a window, and how far apart they are.
private struct BlendEnds {
  let a: Plane
  let b: Plane
  let kernels: Kernels
  /// Squared length of B - A.
  let length: Double

  init?(_ a: Plane, _ b: Plane, kernels: Kernels) {
    (self.a, self.b, self.kernels) = (a, b, kernels)
    length = kernels.squaredDistance(a, b)
    guard length > 0 else { return nil }
  }

  /// The foot of the frame on the line from A to B, by the three squared distances.
  func fit(_ frame: Plane) -> (share: Double, residual: Double) {
    let fromA = kernels.squaredDistance(frame, a) / length
    let fromB = kernels.squaredDistance(frame, b) / length
    let share = (fromA - fromB + 1) / 2
    return (share, max(0, fromA - share * share))
  }
}
