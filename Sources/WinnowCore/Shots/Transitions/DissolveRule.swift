/// Finds where one shot blends into the next.
///
/// Windows of several lengths are tried around every step. In a dissolve each frame is a weighted
/// mean of the window's ends, and because the ends are unrelated, edges lose energy in between,
/// which motion does not do. Method and figures: `reference/shots.md`.
struct DissolveRule: TransitionRule {
  /// Steps beyond a window's half-length in which a worse window is the same dissolve.
  private static let clearance = 8
  /// Steps between a dissolve and a flat frame: less is a fade.
  private static let flatClearance = 20

  let lag: Int
  let memory: Int
  private let stride: Int
  /// Frames from a centre to the last frame its windows read.
  private let reach: Int
  private let kernels: Kernels

  /// - Parameter stride: frames to a step.
  init(kernels: Kernels, stride: Int) {
    let longest = DissolveLimits.halfLengths.max() ?? 0
    self.kernels = kernels
    self.stride = stride
    reach = (longest + 1) * stride
    lag = reach + (longest + Self.clearance) * stride
    memory = 2 * reach + 1
  }

  func claims(reading history: inout FrameHistory) -> [BoundaryClaim] {
    claim(at: history.end - 1 - reach, in: history).map { [$0] } ?? []
  }

  func remainingClaims(reading history: inout FrameHistory) -> [BoundaryClaim] {
    (history.end - reach..<history.end).compactMap { claim(at: $0, in: history) }
  }

  private func claim(at centre: Int, in history: FrameHistory) -> BoundaryClaim? {
    guard centre > 0, centre % stride == 0 else { return nil }
    let evidence = DissolveLimits.halfLengths.compactMap { halfLength -> DissolveEvidence? in
      let window = DissolveWindow(
        centre: centre, halfLength: halfLength, stride: stride, kernels: kernels)
      guard history.frames.contains(window.frames.lowerBound),
        history.frames.contains(window.frames.upperBound)
      else { return nil }
      return window.evidence(in: history)
    }
    guard let best = evidence.min(by: { $0.cost < $1.cost }), !isNearFlat(centre, in: history)
    else { return nil }
    let clear = (best.halfLength + Self.clearance) * stride
    return BoundaryClaim(
      boundary: ShotBoundary(
        frame: centre, transition: .dissolve, span: best.span, confidence: best.confidence),
      reach: centre - clear...centre + clear, strength: .dissolve(negatedCost: -best.cost))
  }

  private func isNearFlat(_ centre: Int, in history: FrameHistory) -> Bool {
    let near = centre - Self.flatClearance * stride...centre + Self.flatClearance * stride
    return near.clamped(to: history.frames.lowerBound...history.end - 1)
      .contains { history[$0].flat != nil }
  }
}
