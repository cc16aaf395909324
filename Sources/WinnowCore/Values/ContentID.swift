/// Names a video by its bytes, or a clip by its video and its span, wherever they lie: 16 bytes, the
/// first of a SHA-256, written as 32 hexadecimal digits.
public struct ContentID: Hashable, Sendable {
  private let high: UInt64
  private let low: UInt64

  package static let digits = 32

  /// - Parameter bytes: at least 16; those behind are not used.
  package init(bytes: [UInt8]) {
    let word = { (bytes: ArraySlice<UInt8>) in bytes.reduce(UInt64(0)) { $0 << 8 | UInt64($1) } }
    (high, low) = (word(bytes[..<8]), word(bytes[8..<16]))
  }
}

extension ContentID: LosslessStringConvertible {
  /// nil where `text` is not 32 small hexadecimal digits.
  public init?(_ text: String) {
    let digits = Array(text.utf8)
    guard digits.count == Self.digits,
      digits.allSatisfy({ 0x30...0x39 ~= $0 || 0x61...0x66 ~= $0 }),
      let high = UInt64(text.prefix(16), radix: 16), let low = UInt64(text.suffix(16), radix: 16)
    else { return nil }
    (self.high, self.low) = (high, low)
  }

  public var description: String { Self.text(high) + Self.text(low) }

  private static func text(_ word: UInt64) -> String {
    let text = String(word, radix: 16)
    return String(repeating: "0", count: 16 - text.count) + text
  }
}

extension ContentID: Comparable {
  public static func < (a: Self, b: Self) -> Bool { (a.high, a.low) < (b.high, b.low) }
}

/// Coded as text.
extension ContentID: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let id = ContentID(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "not 32 hexadecimal digits")
    }
    self = id
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
