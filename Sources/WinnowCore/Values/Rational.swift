/// A fraction of two integers, as containers state time bases, frame rates and aspect ratios.
public struct Rational: Hashable, Sendable, Codable {
  /// What stands above the line.
  public package(set) var numerator: Int
  /// What stands below the line.
  public package(set) var denominator: Int

  package init(_ numerator: Int, _ denominator: Int) {
    self.numerator = numerator
    self.denominator = denominator
  }

  /// Whether both parts are positive: a rate or a time base that can be calculated with.
  package var isPositive: Bool { numerator > 0 && denominator > 0 }

  /// The quotient; 0 where the denominator is 0.
  public var value: Double {
    denominator == 0 ? 0 : Double(numerator) / Double(denominator)
  }
}

extension Rational: CustomStringConvertible {
  /// Such as "30000/1001".
  public var description: String { "\(numerator)/\(denominator)" }
}
