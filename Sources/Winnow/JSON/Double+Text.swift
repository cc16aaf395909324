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
  func appendSixDigits(to text: inout [UInt8]) {
    guard let (digits, exponent) = sixDigitsInParts else {
      return sixDigits.appendShortest(to: &text)
    }
    if self < 0 { text.append(UInt8(ascii: "-")) }
    Self.append(digits, decimals: 5 - exponent, to: &text)
  }

  /// Adds `microseconds` as text, with a decimal point or an exponent.
  func appendMicroseconds(to text: inout [UInt8]) {
    let whole = (self * 1_000_000).rounded()
    // What is smaller is written with an exponent, and of what is larger not all digits are written.
    guard whole == 0 && sign == .plus || 100...1e15 ~= abs(whole) else {
      return microseconds.appendShortest(to: &text)
    }
    if whole < 0 { text.append(UInt8(ascii: "-")) }
    Self.append(UInt64(abs(whole)), decimals: 6, to: &text)
  }

  /// Adds the shortest text that means the value, with a decimal point or an exponent.
  func appendShortest(to text: inout [UInt8]) { text += "\(self)".utf8 }

  /// A number of six digits and the power of ten of its first: 412100 and 2 for 412.1. Nil where that is
  /// written in another way, or lies too near to the middle of two to be told by a product.
  private var sixDigitsInParts: (digits: UInt64, exponent: Int)? {
    let size = abs(self)
    guard 1e-4..<1e15 ~= size else { return nil }
    var exponent = Int(log10(size).rounded(.down))
    for _ in 0..<2 {
      let scaled = exponent > 5 ? size / Self.power(exponent - 5) : size * Self.power(5 - exponent)
      let rounded = scaled.rounded()
      if abs(abs(scaled - rounded) - 0.5) < 1e-6 { return nil }
      if rounded >= 1_000_000 {
        exponent += 1
      } else if rounded < 100_000 {
        exponent -= 1
      } else {
        return exponent < -4 || exponent > 14 ? nil : (UInt64(rounded), exponent)
      }
    }
    return nil
  }

  private static func power(_ exponent: Int) -> Double { powers[exponent] }
  /// All of them are exact.
  private static let powers: [Double] = (0...22).map { pow(10, Double($0)) }

  /// Adds `digits` with so many behind the point, without the zeros that mean nothing; fewer than none are
  /// zeros before it.
  private static func append(_ digits: UInt64, decimals: Int, to text: inout [UInt8]) {
    var (digits, decimals) = (digits, decimals)
    while decimals > 1, digits % 10 == 0 { (digits, decimals) = (digits / 10, decimals - 1) }
    while decimals < 1 { (digits, decimals) = (digits * 10, decimals + 1) }
    var places: (UInt64, UInt64, UInt64) = (0, 0, 0)
    withUnsafeMutableBytes(of: &places) { buffer in
      var first = buffer.count
      var written = 0
      while digits > 0 || written <= decimals {
        if written == decimals {
          first -= 1
          buffer[first] = UInt8(ascii: ".")
        }
        first -= 1
        buffer[first] = UInt8(ascii: "0") + UInt8(digits % 10)
        (digits, written) = (digits / 10, written + 1)
      }
      text.append(contentsOf: UnsafeRawBufferPointer(rebasing: buffer[first...]))
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
