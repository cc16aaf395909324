/// Finds where one shot blends into the next.
///
/// Windows of several lengths are tried around every step. In a dissolve each frame is a weighted
/// mean of the window's ends, and because the ends are unrelated, edges lose energy in between,
/// which motion does not do. Method and figures: `reference/shots.md`.
struct DissolveRule: WindowRule {
  /// Steps beside a dissolve in which a worse window shows the same one.
  private static let clearance = 6

  let lag: Int
  let reach: Int
  private let stride: Int
  private let kernels: Kernels

  /// - Parameter stride: frames to a step.
  init(kernels: Kernels, stride: Int) {
    let longest = DissolveLimits.halfLengths.max() ?? 0
    self.kernels = kernels
    self.stride = stride
    reach = (longest + 1) * stride
    // A boundary may lie half a window before its centre, and so may the one that overrules it.
    lag = 2 * reach + (longest + Self.clearance) * stride
  }

  func claim(at centre: Int, in history: FrameHistory) -> BoundaryClaim? {
    guard centre > 0, centre % stride == 0 else { return nil }
    let claims = DissolveLimits.halfLengths.compactMap { halfLength -> BoundaryClaim? in
      let spacing = max(1, halfLength / DissolveLimits.halfLengthsToSpacing) * stride
      guard centre % spacing == 0 else { return nil }
      return claim(at: centre, halfLength: halfLength, in: history)
    }
    return claims.max { $0.strength < $1.strength }
  }

  private func claim(at centre: Int, halfLength: Int, in history: FrameHistory) -> BoundaryClaim? {
    let window = DissolveWindow(
      centre: centre, halfLength: halfLength, stride: stride, kernels: kernels)
    guard history.frames.contains(window.frames.lowerBound),
      history.frames.contains(window.frames.upperBound),
      let evidence = window.evidence(in: history)
    else { return nil }
    let clear = Self.clearance * stride
    return BoundaryClaim(
      boundary: ShotBoundary(
        frame: evidence.frame, transition: .dissolve, span: evidence.span,
        confidence: 1 - evidence.cost),
      reach: evidence.span.lowerBound - clear...evidence.span.upperBound + clear,
      strength: .gradual(negatedCost: -evidence.cost))
  }
}
