extension FrameTimes {
  /// How frames follow each other; nil where there are less than two.
  package var pace: FramePace? { pace(of: 0..<count) }

  /// How some of the frames follow each other.
  package func pace(of frames: Range<Int>) -> FramePace? {
    let ticks = ticks[frames.clamped(to: 0..<count)]
    var steps = zip(ticks.dropFirst(), ticks).map { $0 - $1 }
    // Film shown by fields has steps of two lengths in turn.
    if steps.count > 1, !steps.count.isMultiple(of: 2) { steps.removeLast() }
    steps.sort()
    return FramePace(sortedSteps: steps, timeBase: timeBase)
  }

  /// How exactly the times tell a rate, as a part of it.
  package var precision: Double { 2 * timeBase.value / max(duration, timeBase.value) }
}

extension Rational {
  /// The whole number of frames per second that `rate` is as far as it is known, or that slowed by 1000 to
  /// 1001 as in television; nil where it is neither.
  ///
  /// - Parameter tolerance: how far it may be from the usual rate, as a part of it.
  package static func usualRate(near rate: Double, within tolerance: Double) -> Rational? {
    guard 0...1_000_000 ~= rate else { return nil }
    let whole = Rational(max(1, Int(rate.rounded())), 1)
    let slowed = Rational(max(1, Int((rate * 1.001).rounded())) * 1000, 1001)
    let isTelevision = [24, 30, 48, 60, 120].contains(slowed.numerator / 1000)
    let usual = [whole] + (isTelevision ? [slowed] : [])
    let nearest = usual.min { abs($0.value - rate) < abs($1.value - rate) } ?? whole
    return abs(nearest.value - rate) <= tolerance * rate ? nearest : nil
  }
}
