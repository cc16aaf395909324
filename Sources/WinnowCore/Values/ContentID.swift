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
    var text = text
    let words = text.withUTF8 { digits -> (UInt64, UInt64)? in
      guard digits.count == Self.digits, let high = Self.word(digits[..<16]),
        let low = Self.word(digits[16...])
      else { return nil }
      return (high, low)
    }
    guard let words else { return nil }
    (high, low) = words
  }

  private static func word(_ digits: Slice<UnsafeBufferPointer<UInt8>>) -> UInt64? {
    var word: UInt64 = 0
    for digit in digits {
      switch digit {
      case 0x30...0x39: word = word << 4 | UInt64(digit - 0x30)
      case 0x61...0x66: word = word << 4 | UInt64(digit - 0x57)
      default: return nil
      }
    }
    return word
  }

  public var description: String {
    var text: [UInt8] = []
    append(to: &text)
    return String(decoding: text, as: UTF8.self)
  }

  /// Adds its digits.
  package func append(to text: inout [UInt8]) {
    for word in [high, low] {
      for shift in stride(from: UInt64(60), through: 0, by: -4) {
        let digit = UInt8(word >> shift & 15)
        text.append(digit < 10 ? 0x30 + digit : 0x57 + digit)
      }
    }
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
