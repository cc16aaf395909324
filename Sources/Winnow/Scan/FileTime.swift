/// Times of files in the words of ISO 8601.
enum FileTime {
  private static let second: Int64 = 1_000_000_000
  private static let day: Int64 = 86_400

  /// - Parameter nanoseconds: since 1970.
  /// - Returns: in UTC, with nine digits behind the second where there is more than that.
  static func text(_ nanoseconds: Int64) -> String {
    let (seconds, fraction) = floored(nanoseconds, by: second)
    let (days, time) = floored(seconds, by: day)
    let date = civil(days)
    let parts: [(Int64, Int, StaticString)] = [
      (date.year, 4, "-"), (date.month, 2, "-"), (date.day, 2, "T"), (time / 3600, 2, ":"),
      (time / 60 % 60, 2, ":"), (time % 60, 2, ""),
    ]
    var text = parts.map { "\(padded($0.0, to: $0.1))\($0.2)" }.joined()
    if fraction > 0 { text += ".\(padded(fraction, to: 9))" }
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
    let days = days(year, month, dayOfMonth)
    let isDate = civil(days) == (year, month, dayOfMonth)
    guard 1678...2261 ~= year, isDate, hour < 24, minute < 60, second <= 60 else { return nil }
    let seconds = days * day + hour * 3600 + minute * 60 + second - offset
    return seconds * Self.second + fraction
  }

  private static func floored(_ number: Int64, by unit: Int64) -> (Int64, Int64) {
    let rest = (number % unit + unit) % unit
    // Near the least of all numbers the rest cannot be taken off first.
    return (number / unit - (number % unit < 0 ? 1 : 0), rest)
  }

  private static func padded(_ number: Int64, to width: Int) -> String {
    let digits = "\(number)"
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
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

  // MARK: The calendar, in years that begin with March, so that a leap day comes last

  /// Days since 1970-01-01.
  private static func days(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
    let shifted = month > 2 ? year : year - 1
    let era = floored(shifted, by: 400)
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era.0 * 146_097 + era.1 * 365 + era.1 / 4 - era.1 / 100 + dayOfYear - 719_468
  }

  private static func civil(_ days: Int64) -> (year: Int64, month: Int64, day: Int64) {
    let (era, dayOfEra) = floored(days + 719_468, by: 146_097)
    let year = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * year + year / 4 - year / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    return (era * 400 + year + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shifted + 2) / 5 + 1)
  }
}
