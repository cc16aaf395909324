import Foundation
import WinnowCore

extension Double {
  /// The value to six significant digits: what a manifest shows.
  var sixDigits: Double {
    guard self != 0, isFinite else { return self }
    return Double(String(format: "%.6g", self)) ?? self
  }

  /// Seconds to a millionth.
  var microseconds: Double { (self * 1_000_000).rounded() / 1_000_000 }

  /// Adds `sixDigits` as text, with a decimal point or an exponent.
  func appendSixDigits(to text: inout ByteBuffer) {
    if self == 0 { return text.append(sign == .minus ? "-0.0" : "0.0") }
    // Too large, too small, or too near to the middle of two to be told fast.
    guard let (digits, exponent) = digits(6), exponent < 15 else {
      return sixDigits.appendShortest(to: &text)
    }
    if self < 0 { text.append(UInt8(ascii: "-")) }
    if exponent >= -4 {
      Self.append(digits, decimals: 5 - exponent, to: &text)
    } else {
      Self.append(digits, exponent: exponent, to: &text)
    }
  }

  /// Adds `digits`, six of them, with the point behind the first and an exponent below zero.
  private static func append(_ digits: UInt64, exponent: Int, to text: inout ByteBuffer) {
    if digits.isMultiple(of: 100_000) {
      text.append(UInt8(ascii: "0") + UInt8(digits / 100_000))
    } else {
      append(digits, decimals: 5, to: &text)
    }
    text.append(exponent > -10 ? "e-0" : "e-")
    text.append("\(-exponent)")
  }

  /// Adds `microseconds` as text, with a decimal point or an exponent.
  func appendMicroseconds(to text: inout ByteBuffer) {
    let whole = (self * 1_000_000).rounded()
    // What is smaller is written with an exponent, and of what is larger not all digits are written.
    guard whole == 0 && sign == .plus || 100...1e15 ~= abs(whole) else {
      return microseconds.appendShortest(to: &text)
    }
    if whole < 0 { text.append(UInt8(ascii: "-")) }
    Self.append(UInt64(abs(whole)), decimals: 6, to: &text)
  }

  /// Adds the shortest text that means the value, with a decimal point or an exponent.
  func appendShortest(to text: inout ByteBuffer) { text.append("\(self)") }

  /// Adds `digits` with so many behind the point, without the zeros that mean nothing; fewer than none are
  /// zeros before it.
  private static func append(_ digits: UInt64, decimals: Int, to text: inout ByteBuffer) {
    var (digits, decimals) = (digits, decimals)
    while decimals > 1, digits % 10 == 0 { (digits, decimals) = (digits / 10, decimals - 1) }
    while decimals < 1 { (digits, decimals) = (digits * 10, decimals + 1) }
    var length = 1
    var power: UInt64 = 10
    while length < 20, power <= digits { (length, power) = (length + 1, power &* 10) }
    // At least one digit stands before the point.
    let size = max(length, decimals + 1) + 1
    let point = size - 1 - decimals
    text.append(atMost: size) { place in
      place[point] = UInt8(ascii: ".")
      for position in (point + 1..<size).reversed() { place[position] = lastDigit(of: &digits) }
      for position in (0..<point).reversed() { place[position] = lastDigit(of: &digits) }
      return size
    }
  }

  /// Takes the last digit off.
  private static func lastDigit(of digits: inout UInt64) -> UInt8 {
    let (rest, digit) = digits.quotientAndRemainder(dividingBy: 10)
    digits = rest
    return UInt8(ascii: "0") + UInt8(truncatingIfNeeded: digit)
  }
}

extension ScoreStatistics {
  /// Every value to six significant digits.
  var sixDigits: ScoreStatistics {
    var rounded = self
    (rounded.mean, rounded.std) = (mean.sixDigits, std.sixDigits)
    (rounded.min, rounded.max) = (min.sixDigits, max.sixDigits)
    (rounded.p5, rounded.median, rounded.p95) = (p5.sixDigits, median.sixDigits, p95.sixDigits)
    return rounded
  }
}
