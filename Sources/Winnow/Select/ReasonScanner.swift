import Foundation

/// Reads reasons as `JSONWriter.reasons` writes them: `JSONDecoder`, which takes many times as long, reads
/// what it does not know.
struct ReasonScanner {
  private let text: [UInt8]
  private var place = 0

  private init(_ text: String) { self.text = Array(text.utf8) }

  /// - Throws: `DecodingError` where `text` is no list of reasons.
  static func reasons(_ text: String) throws -> [Reason] {
    if text == "[]" { return [] }
    var scanner = ReasonScanner(text)
    return try scanner.reasons()
      ?? JSONDecoder().decode([Reason].self, from: Data(scanner.text))
  }

  private mutating func reasons() -> [Reason]? {
    guard take("[") else { return nil }
    var reasons: [Reason] = []
    repeat {
      guard let reason = reason() else { return nil }
      reasons.append(reason)
    } while take(",")
    return take("]") && place == text.count ? reasons : nil
  }

  private mutating func reason() -> Reason? {
    guard take("{\"gate\":"), let gate = string(), take(",\"lower\":"), let lower = number(),
      take(",\"upper\":"), let upper = number(), take(",\"value\":"), let value = number(),
      take("}")
    else { return nil }
    return Reason(gate: gate, value: value, lower: lower, upper: upper)
  }

  /// One without escapes.
  private mutating func string() -> String? {
    guard take("\"") else { return nil }
    let start = place
    while place < text.count, text[place] != UInt8(ascii: "\"") {
      if text[place] == UInt8(ascii: "\\") { return nil }
      place += 1
    }
    let found = String(decoding: text[start..<place], as: UTF8.self)
    return take("\"") ? found : nil
  }

  /// A number or null; nil for what is neither.
  private mutating func number() -> Double?? {
    if take("null") { return .some(nil) }
    let start = place
    while place < text.count, ![UInt8(ascii: ","), UInt8(ascii: "}")].contains(text[place]) {
      place += 1
    }
    return Double(String(decoding: text[start..<place], as: UTF8.self)).map(Optional.some)
  }

  private mutating func take(_ wanted: StaticString) -> Bool {
    let count = wanted.utf8CodeUnitCount
    guard text.count - place >= count else { return false }
    let isThere = wanted.withUTF8Buffer { $0.elementsEqual(text[place..<place + count]) }
    if isThere { place += count }
    return isThere
  }
}
