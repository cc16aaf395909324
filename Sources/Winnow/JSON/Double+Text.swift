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
    // What is smaller or larger is written with an exponent.
    guard let (digits, exponent) = digits(6), -4...14 ~= exponent else {
      return sixDigits.appendShortest(to: &text)
    }
    if self < 0 { text.append(UInt8(ascii: "-")) }
    Self.append(digits, decimals: 5 - exponent, to: &text)
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
    text.append(atMost: size) { place in
      var rest = digits
      for position in stride(from: size - 1, through: 0, by: -1) {
        if position == size - 1 - decimals {
          place[position] = UInt8(ascii: ".")
        } else {
          place[position] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
          rest /= 10
        }
      }
      return size
    }
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
