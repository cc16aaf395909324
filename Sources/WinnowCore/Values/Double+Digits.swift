extension Double {
  /// The size of the number as a whole number of `count` digits and the power of ten of the first of these:
  /// 4121 and 2 for -412.1 to four. Nil for 0, for what is too small or large, and where the number lies too
  /// near to the middle of two to be told by a product.
  package func digits(_ count: Int) -> (whole: UInt64, exponent: Int)? {
    let size = magnitude
    guard 1e-15..<1e15 ~= size else { return nil }
    // The power of two times log10(2), from below; one too small at most.
    var exponent = (Int(size.exponent) * 1233) >> 12
    for _ in 0..<2 {
      let shift = count - 1 - exponent
      let scaled = shift < 0 ? size / Self.powers[-shift] : size * Self.powers[shift]
      let rounded = scaled.rounded()
      if ((scaled - rounded).magnitude - 0.5).magnitude < 1e-6 { return nil }
      if rounded >= Self.powers[count] {
        exponent += 1
      } else {
        return rounded < Self.powers[count - 1] ? nil : (UInt64(rounded), exponent)
      }
    }
    return nil
  }

  /// Those of ten that are exact.
  private static let powers = (0..<22).reduce(into: [1.0]) { powers, _ in
    powers.append(powers[powers.count - 1] * 10)
  }
}
