/// Finds where one shot takes the other's place part by part: behind an edge that wipes across, or by
/// pushing it out.
///
/// Windows of several lengths are tried around every other step.
struct SweepRule: WindowRule {
  /// Half-lengths of the windows tried, in steps.
  private static let halfLengths = [4, 7, 11, 16, 22, 30]
  /// Steps from one centre to the next, at least, and half-lengths to a step: long windows that lie
  /// close show the same.
  private static let spacing = 2
  private static let halfLengthsToSpacing = 4
  /// Steps beside a transition in which a worse window shows the same one.
  private static let clearance = 6

  let lag: Int
  let reach: Int
  private let stride: Int
  private let kernels: Kernels

  /// - Parameter stride: frames to a step.
  init(kernels: Kernels, stride: Int) {
    let longest = Self.halfLengths.max() ?? 0
    self.kernels = kernels
    self.stride = stride
    reach = longest * stride
    // A boundary may lie half a window before its centre, and so may the one that overrules it.
    lag = 2 * reach + (longest + Self.clearance) * stride
  }

  func claim(at centre: Int, in history: FrameHistory) -> BoundaryClaim? {
    guard centre > 0, centre % stride == 0 else { return nil }
    let claims = Self.halfLengths.compactMap { halfLength -> BoundaryClaim? in
      let spacing = max(Self.spacing, halfLength / Self.halfLengthsToSpacing) * stride
      guard centre % spacing == 0 else { return nil }
      return claim(at: centre, halfLength: halfLength, in: history)
    }
    return claims.max { $0.strength < $1.strength }
  }

  private func claim(at centre: Int, halfLength: Int, in history: FrameHistory) -> BoundaryClaim? {
    let (first, last) = (centre - halfLength * stride, centre + halfLength * stride)
    guard history.frames.contains(first), history.frames.contains(last),
      let sweep = sweep(first, centre, last, in: history)
    else { return nil }
    let frame = first + sweep.middle * stride
    let span =
      first + sweep.mixed.lowerBound * stride..<first + sweep.mixed.upperBound * stride
    let clear = Self.clearance * stride
    return BoundaryClaim(
      boundary: ShotBoundary(
        frame: frame, transition: .wipe, span: span, confidence: 1 - sweep.cost),
      reach: span.lowerBound - clear...span.upperBound + clear,
      strength: .gradual(negatedCost: -sweep.cost))
  }

  private func sweep(_ first: Int, _ centre: Int, _ last: Int, in history: FrameHistory) -> Sweep? {
    guard let ends = SweepEnds(history[first], history[last]) else { return nil }
    let difference = kernels.blockDifference(ends.a.thumb, ends.b.thumb, radius: 0)
    guard ends.differ(by: difference) else { return nil }
    let middle = history[centre]
    let frames = (0...(last - first) / stride).lazy.map { history[first + $0 * stride] }
    let wipe = WipeModel(ends: ends, difference: difference, kernels: kernels)
      .sweep(through: frames.map(\.thumb), middle: middle.thumb)
    let push = PushModel(ends: ends, difference: difference, kernels: kernels)
      .sweep(through: frames, middle: middle)
    guard let best = [wipe, push].compactMap({ $0 }).min(by: { $0.cost < $1.cost }),
      !EndPictures(ends.a, ends.b).isFade
    else { return nil }
    return best
  }
}
