/// Finds where one shot takes the other's place part by part: behind an edge that wipes across, or by
/// pushing it out.
struct SweepRule: WindowRule {
  static let halfLengths = [4, 7, 11, 16, 22, 30]
  static let leastSpacing = 2
  static let halfLengthsToSpacing = 4
  static let margin = 0

  let kernels: Kernels
  let stride: Int

  func change(around centre: Int, halfLength: Int, in history: FrameHistory) -> GradualChange? {
    let (first, last) = (centre - halfLength * stride, centre + halfLength * stride)
    guard let sweep = sweep(first, centre, last, in: history) else { return nil }
    let span =
      first + sweep.mixed.lowerBound * stride..<first + sweep.mixed.upperBound * stride
    return GradualChange(
      transition: .wipe, frame: first + sweep.middle * stride, span: span, cost: sweep.cost)
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
