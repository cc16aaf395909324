/// Explains a window as a wipe: every block shows the old shot up to some frame and the new one from
/// then on, and neighbouring blocks change at about the same time.
///
/// Blocks may move by `radius` samples between a frame and an end, so both shots may move too.
struct WipeModel {
  /// Samples of the thumb that blocks may move between a frame and an end.
  private static let radius = 4
  /// Levels by which a block's ends must differ to count as another picture, and the share of blocks
  /// that must.
  private static let blockDifference = 6.0
  private static let changedShare = 0.75
  /// The largest part of the ends' difference that the middle may leave unexplained, without and with
  /// motion.
  private static let stillRest = 0.65
  private static let rest = 0.43
  /// The least part by which the ends explain the middle's blocks unequally: little in a dissolve.
  private static let sharpness = 0.5
  /// The part of the difference that lies in blocks showing the new shot, in the middle.
  private static let balance = 0.15...0.85
  /// Blocks that change by less than this share of the mean tell no time.
  private static let activeShare = 0.25
  /// The largest sum of what is unexplained, wavering, rough, gradual and alike.
  private static let largestCost = 0.40
  /// What it costs when no block changes abruptly, as where things move.
  private static let gradualCost = 0.35
  /// Correlation of the ends' blocks from which on they may be one shot, and what more of it costs.
  private static let correlation = 0.5
  private static let correlationCost = 0.4
  private static let blockArea = Double(FrameFeatures.columns * FrameFeatures.rows / 32)

  let ends: SweepEnds
  /// Mean absolute difference of the ends, in levels.
  let difference: Double
  let kernels: Kernels

  /// The wipe that goes through `thumbs`, the ends included; nil where there is none.
  ///
  /// - Parameter thumbs: read only where the middle one looks like a wipe.
  func sweep(through thumbs: some RandomAccessCollection<Plane>, middle: Plane) -> Sweep? {
    guard mayExplain(middle) else { return nil }
    let whole = differences(ends.a.thumb, ends.b.thumb, Self.radius)
    let changed = whole.count { Double($0) >= Self.blockDifference * Self.blockArea }
    guard ends.differ(by: whole.sum / Double(middle.samples.count)),
      Double(changed) >= Self.changedShare * Double(whole.count), explains(middle, whole: whole)
    else { return nil }
    let toA = thumbs.map { differences(ends.a.thumb, $0, Self.radius) }
    let toB = thumbs.map { differences(ends.b.thumb, $0, Self.radius) }
    let changes = whole.indices.map { block in
      BlockChange(toA: toA.map { Int($0[block]) }, toB: toB.map { Int($0[block]) })
    }
    let least = Self.activeShare * whole.sum / Double(whole.count)
    let active = whole.indices.filter { Double(whole[$0]) >= least }
    let order = BlockChangeOrder(
      changes.enumerated().map { active.contains($0.offset) ? $0.element.position : nil })
    guard let order, order.isInside(toA.count) else { return nil }
    let unexplained = changes.reduce(0) { $0 + $1.rest + $1.wavering }
    let cost = Double(unexplained) / (whole.sum * Double(toA.count)) + order.roughness / 2
    guard cost <= Self.largestCost else { return nil }
    let calm = BlockCalm(of: thumbs, search: { differences($0, $1, Self.radius) })
    let abrupt = active.count { calm.isAbrupt(block: $0, at: changes[$0].position) }
    return sweep(
      order, cost: cost + Self.gradualCost * (1 - Double(abrupt) / Double(active.count)))
  }

  private func sweep(_ order: BlockChangeOrder, cost: Double) -> Sweep? {
    guard cost <= Self.largestCost else { return nil }
    let match = BlockMatch(ends.a.thumb, ends.b.thumb, kernels: kernels)
    let total = cost + Self.correlationCost * max(0, match.correlation - Self.correlation)
    guard total <= Self.largestCost else { return nil }
    return Sweep(middle: order.middle, mixed: order.mixed, cost: total / Self.largestCost)
  }

  /// A cheap test that most windows fail: how much of the middle the ends explain without motion.
  private func mayExplain(_ middle: Plane) -> Bool {
    let (toA, toB) = (differences(ends.a.thumb, middle, 0), differences(ends.b.thumb, middle, 0))
    let rest = zip(toA, toB).map { min($0, $1) }.sum / Double(middle.samples.count)
    return rest <= Self.stillRest * difference
  }

  /// Whether the blocks of the middle show one end or the other, and both ends are shown.
  private func explains(_ middle: Plane, whole: [UInt16]) -> Bool {
    let toA = differences(ends.a.thumb, middle, Self.radius)
    let toB = differences(ends.b.thumb, middle, Self.radius)
    var (rest, unlike, new) = (0.0, 0.0, 0.0)
    for i in whole.indices {
      rest += Double(min(toA[i], toB[i]))
      unlike += abs(Double(toA[i]) - Double(toB[i]))
      if toB[i] < toA[i] { new += Double(whole[i]) }
    }
    let total = whole.sum
    return rest <= Self.rest * total && unlike >= Self.sharpness * total
      && Self.balance.contains(new / total)
  }

  private func differences(_ a: Plane, _ b: Plane, _ radius: Int) -> [UInt16] {
    kernels.blockSearch(a.samples, b.samples, radius: radius)
  }
}

extension [UInt16] {
  fileprivate var sum: Double { Double(reduce(0) { $0 + Int($1) }) }
}
