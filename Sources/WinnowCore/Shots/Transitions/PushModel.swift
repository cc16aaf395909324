/// Explains a window as a push: the new picture shoves the old one out at an even speed, so that every
/// frame shows a part of each, and one number tells how far it has come.
struct PushModel {
  /// The largest part of the ends' difference that the middle may leave unexplained, by its columns
  /// or rows alone and by all its samples.
  private static let profileRest = 0.5
  private static let rest = 0.45
  /// The way gone in the middle.
  private static let middlePlaces = 0.25...0.75
  /// The largest sum of what is unexplained and uneven.
  private static let largestCost = 0.32

  let ends: SweepEnds
  /// Mean absolute difference of the ends, in levels.
  let difference: Double
  let kernels: Kernels

  /// The push that goes through `thumbs`, the ends included; nil where there is none.
  func sweep(through thumbs: some RandomAccessCollection<Plane>, middle: Plane) -> Sweep? {
    for direction in PushDirection.allCases where mayExplain(middle, direction) {
      let seam = seam(in: middle, direction)
      guard seam.rest <= Self.rest * difference, Self.middlePlaces.contains(seam.place),
        let sweep = sweep(through: thumbs, direction)
      else { continue }
      return sweep
    }
    return nil
  }

  /// A cheap test that most windows fail: the sums of columns or rows show a push too.
  private func mayExplain(_ middle: Plane, _ direction: PushDirection) -> Bool {
    let (a, b, middle) = (
      direction.profile(of: ends.a.thumb), direction.profile(of: ends.b.thumb),
      direction.profile(of: middle)
    )
    let total = zip(a, b).reduce(0) { $0 + abs($1.0 - $1.1) }
    return (1..<direction.length).contains { shift in
      let rest = direction.rest(of: middle, a, b, shift: shift)
      return Double(rest) <= Self.profileRest * Double(total)
    }
  }

  /// How far the push has come in `picture`, 0...1, and what that leaves unexplained, in levels.
  private func seam(in picture: Plane, _ direction: PushDirection) -> (place: Double, rest: Double)
  {
    var best = (shift: 0, rest: Int.max)
    picture.withView { view in
      ends.a.thumb.withView { a in
        ends.b.thumb.withView { b in
          for shift in 1..<direction.length {
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
      let seam = seam(in: thumb, direction)
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
