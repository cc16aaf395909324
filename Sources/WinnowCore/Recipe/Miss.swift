import Foundation

/// A value that lies outside of the bounds it is asked to keep, ends included.
public struct Miss: Hashable, Sendable {
  /// What has the value, as recipes write it: "sharpness.laplacian.median", "clips.min", "short_side".
  public package(set) var name: String
  /// What the clip has.
  public package(set) var value: Double
  /// The lowest value that passes; nil for no bound.
  public package(set) var lower: Double?
  /// The highest value that passes; nil for no bound.
  public package(set) var upper: Double?

  /// nil where `value` keeps its bounds.
  package init?(_ name: String, _ value: Double, lower: Double?, upper: Double?) {
    guard Self.misses(value, lower, upper) else { return nil }
    self.init(name, found: value, lower: lower, upper: upper)
  }

  /// One that was found before.
  package init(_ name: String, found value: Double, lower: Double?, upper: Double?) {
    (self.name, self.value, self.lower, self.upper) = (name, value, lower, upper)
  }

  package static func misses(_ value: Double, _ lower: Double?, _ upper: Double?) -> Bool {
    lower.map { value < $0 } ?? false || upper.map { value > $0 } ?? false
  }
}

/// By how much it misses, such as "motion.vmaf.mean 0.3 < 2".
extension Miss: CustomStringConvertible {
  /// For people, as manifests have it.
  public var description: String {
    if let lower, value < lower { return "\(name) \(Self.short(value)) < \(Self.short(lower))" }
    return "\(name) \(Self.short(value)) > \(Self.short(upper ?? value))"
  }

  /// As C's "%.4g" writes it.
  static func short(_ value: Double) -> String {
    guard let (digits, exponent) = value.digits(4), -4...3 ~= exponent else {
      return String(format: "%.4g", value)
    }
    // Zeros behind the point mean nothing.
    var (rest, decimals) = (digits, 3 - exponent)
    while decimals > 0, rest % 10 == 0 { (rest, decimals) = (rest / 10, decimals - 1) }
    let size = (value < 0 ? 1 : 0) + max(exponent, 0) + 1 + (decimals > 0 ? decimals + 1 : 0)
    return String(unsafeUninitializedCapacity: size) { text in
      for position in (0..<size).reversed() {
        if decimals > 0, position == size - 1 - decimals {
          text[position] = UInt8(ascii: ".")
        } else {
          text[position] = UInt8(ascii: "0") + UInt8(rest % 10)
          rest /= 10
        }
      }
      if value < 0 { text[0] = UInt8(ascii: "-") }
      return size
    }
  }
}
