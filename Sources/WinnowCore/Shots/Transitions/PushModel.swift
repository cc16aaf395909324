/// Explains a window as a push: the new picture shoves the old one out at an even speed, so that every
/// frame shows a part of each, and one number tells how far it has come.
struct PushModel {
  /// The largest part of the ends' difference that the middle may leave unexplained, by its columns
  /// or rows alone and by all its samples.
  private static let profileRest = 0.5
  private static let rest = 0.45
  /// Samples by which the sums of columns or rows may misplace the seam, and to which they look for
  /// it.
  private static let margin = 2
  /// The largest sum of what is unexplained and uneven.
  private static let largestCost = 0.32

  let ends: SweepEnds
  /// Mean absolute difference of the ends, in levels.
  let difference: Double
  let kernels: Kernels

  /// The push that goes through `frames`, the ends included; nil where there is none.
  func sweep(through frames: some RandomAccessCollection<FrameFeatures>, middle: FrameFeatures)
    -> Sweep?
  {
    for direction in PushDirection.allCases {
      guard let shift = likelyShift(of: middle.profiles, direction) else { continue }
      let near = max(1, shift - Self.margin)...min(direction.length - 1, shift + Self.margin)
      let place = place(in: middle, direction, shifts: near)
      guard place.isSeam, place.rest <= Self.rest * difference,
        let sweep = sweep(through: frames, direction)
      else { continue }
      return sweep
    }
    return nil
  }

  /// How far the push has come by the sums of columns or rows, which are quickly compared; nil where
  /// they show none, as in most windows.
  private func likelyShift(of middle: ThumbProfiles, _ direction: PushDirection) -> Int? {
    let (a, b) = (ends.a.profiles, ends.b.profiles)
    var limit = Int32(Self.profileRest * Double(direction.difference(a, b)))
    var likely: Int?
    for shift in stride(
      from: direction.length / 4, through: direction.length * 3 / 4, by: Self.margin)
    {
      let rest = direction.rest(of: middle, a, b, shift: shift, limit: limit)
      if rest < limit { (likely, limit) = (shift, rest) }
    }
    return likely
  }

  /// How far the push has come in a frame, or that it shows one of the ends.
  private func place(
    in frame: FrameFeatures, _ direction: PushDirection, shifts: ClosedRange<Int>
  ) -> PushPlace {
    let (a, b) = (ends.a, ends.b)
    let best = frame.thumb.withView { view in
      a.thumb.withView { viewA in
        b.thumb.withView { viewB in
          let toA = kernels.absoluteDifference(view, viewA)
          let toB = kernels.absoluteDifference(view, viewB)
          var best = (shift: toB < toA ? direction.length : 0, rest: min(toA, toB))
          for shift in shifts {
            // Sums differ by no more than the samples they are of.
            let atLeast = direction.rest(
              of: frame.profiles, a.profiles, b.profiles, shift: shift, limit: Int32(best.rest))
            guard atLeast < best.rest else { continue }
            let rest = direction.rest(of: view, viewA, viewB, shift: shift, kernels)
            if rest < best.rest { best = (shift, rest) }
          }
          return best
        }
      }
    }
    return PushPlace(
      share: Double(best.shift) / Double(direction.length),
      rest: Double(best.rest) / Double(frame.thumb.samples.count))
  }

  /// Follows the seam through the window.
  private func sweep(
    through frames: some RandomAccessCollection<FrameFeatures>, _ direction: PushDirection
  ) -> Sweep? {
    var shares: [Double] = []
    var rest = 0.0
    let most = Self.largestCost * difference * Double(frames.count)
    for frame in frames {
      let place = place(in: frame, direction, shifts: 1...direction.length - 1)
      shares.append(place.share)
      rest += place.rest
      guard rest <= most else { return nil }
    }
    guard let path = SeamPath(shares) else { return nil }
    let cost = rest / (difference * Double(shares.count)) + path.deviation
    guard cost <= Self.largestCost else { return nil }
    return Sweep(middle: path.middle, mixed: path.moving, cost: cost / Self.largestCost)
  }
}

/// How far a push has come in one frame.
private struct PushPlace {
  /// 0 where the frame shows the old picture, 1 where it shows the new one.
  let share: Double
  /// What that leaves unexplained, in levels.
  let rest: Double

  var isSeam: Bool { 0 < share && share < 1 }
}
