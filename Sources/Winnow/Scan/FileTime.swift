import Foundation

/// Times of files in the words of ISO 8601.
enum FileTime {
  private static let second: Int64 = 1_000_000_000

  /// - Parameter nanoseconds: since 1970.
  /// - Returns: in UTC, with nine digits behind the second where there is more than that.
  static func text(_ nanoseconds: Int64) -> String {
    let (whole, rest) = nanoseconds.quotientAndRemainder(dividingBy: second)
    let (seconds, fraction) = rest < 0 ? (whole - 1, rest + second) : (whole, rest)
    var (clock, date) = (time_t(seconds), tm())
    gmtime_r(&clock, &date)
    let parts: [(Int32, Int, StaticString)] = [
      (date.tm_year + 1900, 4, "-"), (date.tm_mon + 1, 2, "-"), (date.tm_mday, 2, "T"),
      (date.tm_hour, 2, ":"), (date.tm_min, 2, ":"), (date.tm_sec, 2, ""),
    ]
    var text = parts.map { "\(Int($0.0).padded(to: $0.1))\($0.2)" }.joined()
    if fraction > 0 { text += ".\(Int(fraction).padded(to: 9))" }
    return text + "Z"
  }

  /// Reads "2026-11-30T15:06:55.25Z", the fraction left out or to any digit, and "+02:00" in place of Z.
  ///
  /// - Returns: nanoseconds since 1970; nil for no such time, or none of the years 1678 to 2261.
  static func read(_ text: String) -> Int64? {
    var rest = text.utf8[...]
    guard let year = number(4, &rest), take("-", &rest), let month = number(2, &rest),
      take("-", &rest), let dayOfMonth = number(2, &rest), take("T", &rest),
      let hour = number(2, &rest), take(":", &rest), let minute = number(2, &rest),
      take(":", &rest), let second = number(2, &rest), let fraction = fraction(&rest),
      let offset = offset(&rest), rest.isEmpty
    else { return nil }
    guard 1678...2261 ~= year, hour < 24, minute < 60, second <= 60,
      let midnight = midnight(year, month, dayOfMonth)
    else { return nil }
    let seconds = midnight + hour * 3600 + minute * 60 + second - offset
    return seconds * Self.second + fraction
  }

  /// Seconds from 1970 to the beginning of a day; nil where there is no such day.
  private static func midnight(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64? {
    var date = tm()
    (date.tm_year, date.tm_mon, date.tm_mday) = (Int32(year) - 1900, Int32(month) - 1, Int32(day))
    // It makes a day of the next month of one that is none.
    let seconds = timegm(&date)
    return (Int64(date.tm_mon) + 1, Int64(date.tm_mday)) == (month, day) ? Int64(seconds) : nil
  }

  // MARK: Parts of a text

  private static func take(_ byte: Unicode.Scalar, _ rest: inout Substring.UTF8View) -> Bool {
    guard rest.first == UInt8(ascii: byte) else { return false }
    rest = rest.dropFirst()
    return true
  }

  private static func number(_ digits: Int, _ rest: inout Substring.UTF8View) -> Int64? {
    let text = rest.prefix(digits)
    guard text.count == digits, text.allSatisfy({ 0x30...0x39 ~= $0 }) else { return nil }
    rest = rest.dropFirst(digits)
    return text.reduce(0) { $0 * 10 + Int64($1 - 0x30) }
  }

  /// Nanoseconds; what is finer is cut off.
  private static func fraction(_ rest: inout Substring.UTF8View) -> Int64? {
    guard take(".", &rest) else { return 0 }
    let digits = rest.prefix { 0x30...0x39 ~= $0 }
    guard !digits.isEmpty else { return nil }
    rest = rest.dropFirst(digits.count)
    let nine = Array(digits.prefix(9)) + Array(repeating: 0x30, count: max(0, 9 - digits.count))
    return nine.reduce(0) { $0 * 10 + Int64($1 - 0x30) }
  }

  /// Seconds that the clock is ahead of UTC.
  private static func offset(_ rest: inout Substring.UTF8View) -> Int64? {
    if take("Z", &rest) { return 0 }
    let isAhead = take("+", &rest)
    guard isAhead || take("-", &rest), let hours = number(2, &rest), take(":", &rest),
      let minutes = number(2, &rest), hours < 24, minutes < 60
    else { return nil }
    return (isAhead ? 1 : -1) * (hours * 3600 + minutes * 60)
  }
}
