/// How many milliseconds of one clip pass in one of another, as a fraction.
struct Speed: Hashable, Sendable {
  let numerator: Int
  let denominator: Int

  /// The speeds at which copies are looked for: the closest to 1 first, each with its inverse.
  static let all = [
    Speed(1, 1), Speed(11, 10), Speed(10, 11), Speed(5, 4), Speed(4, 5), Speed(4, 3), Speed(3, 4),
  ]

  init(_ numerator: Int, _ denominator: Int) {
    self.numerator = numerator
    self.denominator = denominator
  }

  var value: Double { Double(numerator) / Double(denominator) }
  var inverse: Speed { Speed(denominator, numerator) }

  static func * (time: Int, speed: Speed) -> Int { time * speed.numerator / speed.denominator }
}
