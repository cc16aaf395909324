/// Explains a window as a push: the new picture shoves the old one out at an even speed, so that every
/// frame shows a part of each, and one number tells how far it has come.
struct PushModel {
  /// The largest part of the ends' difference that the middle may leave unexplained, by its columns
  /// or rows alone and by all its samples.
  private static let profileRest = 0.5
  private static let rest = 0.45
  /// Samples by which the sums of columns or rows may misplace the seam.
  private static let margin = 2
  /// The largest sum of what is unexplained and uneven.
  private static let largestCost = 0.32

  let ends: SweepEnds
  /// Mean absolute difference of the ends, in levels.
  let difference: Double
  let kernels: Kernels

  /// The push that goes through `thumbs`, the ends included; nil where there is none.
  func sweep(through thumbs: some RandomAccessCollection<Plane>, middle: FrameFeatures) -> Sweep? {
    for direction in PushDirection.allCases {
      guard let shift = likelyShift(of: middle.profiles, direction) else { continue }
      let near = max(1, shift - Self.margin)...min(direction.length - 1, shift + Self.margin)
      guard seam(in: middle.thumb, direction, shifts: near).rest <= Self.rest * difference,
        let sweep = sweep(through: thumbs, direction)
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
    for shift in direction.length / 4...direction.length * 3 / 4 {
      let rest = direction.rest(of: middle, a, b, shift: shift, limit: limit)
      if rest < limit { (likely, limit) = (shift, rest) }
    }
    return likely
  }

  /// How far the push has come in `picture`, 0...1, and what that leaves unexplained, in levels.
  private func seam(
    in picture: Plane, _ direction: PushDirection, shifts: ClosedRange<Int>
  ) -> (place: Double, rest: Double) {
    var best = (shift: 0, rest: Int.max)
    picture.withView { view in
      ends.a.thumb.withView { a in
        ends.b.thumb.withView { b in
          for shift in shifts {
            let rest = direction.rest(of: view, a, b, shift: shift, kernels)
            if rest < best.rest { best = (shift, rest) }
          }
        }
      }
    }
    let samples = Double(picture.samples.count)
    return (Double(best.shift) / Double(direction.length), Double(best.rest) / samples)
  }

  /// Follows the seam through the window.
  private func sweep(
    through thumbs: some RandomAccessCollection<Plane>, _ direction: PushDirection
  ) -> Sweep? {
    var places: [Double] = []
    var rest = 0.0
    for thumb in thumbs {
      let seam = seam(in: thumb, direction, shifts: 1...direction.length - 1)
      let toA = kernels.blockDifference(ends.a.thumb, thumb, radius: 0)
      let toB = kernels.blockDifference(ends.b.thumb, thumb, radius: 0)
      let least = min(seam.rest, toA, toB)
      places.append(least == toA ? 0 : least == toB ? 1 : seam.place)
      rest += least
    }
    guard let path = SeamPath(places) else { return nil }
    let cost = rest / (difference * Double(places.count)) + path.deviation
    guard cost <= Self.largestCost else { return nil }
    return Sweep(middle: path.middle, mixed: path.moving, cost: cost / Self.largestCost)
  }
}
