/// How frames follow each other while they do, pictures that stand still left out.
package struct FramePace {
  /// A frame shown for so many times the usual time stands still.
  private static let stillness: Int64 = 4
  /// Rates nearer to each other than this part of them are one.
  private static let finest = 0.0002

  /// Frames per second.
  package let rate: Double
  /// The same of the frames that take the usual time, so that none counts that lacks another behind it.
  private let usualRate: Double
  /// How exactly the times tell a rate, and how far it may be from that for all that frames waver.
  private let precision: Double
  private let wavering: Double

  init?(sortedSteps steps: [Int64], timeBase: Rational) {
    guard !steps.isEmpty, timeBase.isPositive else { return nil }
    let usual = steps[steps.count / 2]
    let moving = steps.prefix { $0 / Self.stillness <= usual }
    let even = moving.filter { abs($0 - usual) <= 1 }
    let seconds = { (steps: ArraySlice<Int64>) in
      steps.reduce(0.0) { $0 + Double($1) } * timeBase.value
    }
    let length = seconds(moving)
    rate = Double(moving.count) / length
    usualRate = Double(even.count) / seconds(even[...])
    guard rate.isFinite, 0.001...100_000 ~= rate else { return nil }
    precision = max(Self.finest, 2 * timeBase.value / length)
    let spread = moving[moving.count * 19 / 20] - moving[moving.count / 20]
    wavering = max(precision, Double(spread) * timeBase.value / length)
  }

  /// Whether frames follow each other at `rate`, as exactly as their times tell.
  ///
  /// - Parameter tolerance: how far it may be off at most, as a part of it.
  package func isAt(_ rate: Double, within tolerance: Double) -> Bool {
    abs(rate - self.rate) <= min(tolerance, wavering) * rate
      || abs(rate - usualRate) <= min(tolerance, precision) * rate
  }

  /// The rate as a fraction: a usual one where it is that as exactly as the times tell.
  package var nearestRate: Rational {
    .usualRate(near: rate, within: precision)
      ?? Rational(max(1, Int((rate * 1000).rounded())), 1000)
  }
}
