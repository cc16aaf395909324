extension FrameTimes {
  /// A frame shown for so many times the usual time stands still.
  private static let stillness: Int64 = 4

  /// Frames per second while frames follow each other, pictures that stand still left out; a usual rate
  /// where it is one as exactly as the times tell. nil where there are less than two frames.
  package var movingRate: Rational? {
    var steps = zip(ticks.dropFirst(), ticks).map { $0 - $1 }
    // Film shown by fields has steps of two lengths in turn.
    if steps.count > 1, !steps.count.isMultiple(of: 2) { steps.removeLast() }
    steps.sort()
    guard !steps.isEmpty, timeBase.isPositive else { return nil }
    let usual = steps[steps.count / 2]
    let moving = steps.prefix { $0 / Self.stillness <= usual }
    let sum = moving.reduce(0.0) { $0 + Double($1) }
    let seconds = sum * timeBase.value
    let rate = Double(moving.count) / seconds
    guard rate.isFinite, 0.001...100_000 ~= rate else { return nil }
    return Rational(rate: rate, within: max(0.0002, 2 * timeBase.value / seconds))
  }
}

extension Rational {
  /// The whole number of frames per second that `rate` is as far as it is known, or that slowed by 1000 to
  /// 1001 as in television; else thousandths.
  ///
  /// - Parameter tolerance: how far it may be from the usual rate, as a part of it.
  init(rate: Double, within tolerance: Double) {
    let whole = Rational(max(1, Int(rate.rounded())), 1)
    let slowed = Rational(max(1, Int((rate * 1.001).rounded())) * 1000, 1001)
    let isTelevision = [24, 30, 48, 60, 120].contains(slowed.numerator / 1000)
    let usual = [whole] + (isTelevision ? [slowed] : [])
    let nearest = usual.min { abs($0.value - rate) < abs($1.value - rate) } ?? whole
    let isNear = abs(nearest.value - rate) <= tolerance * rate
    self = isNear ? nearest : Rational(max(1, Int((rate * 1000).rounded())), 1000)
  }
}
