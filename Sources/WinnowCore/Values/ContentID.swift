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

  /// 32 digits of base 16.
  public var description: String {
    String(unsafeUninitializedCapacity: Self.digits) { buffer in
      buffer.baseAddress.map(write) ?? 0
    }
  }

  /// Writes its digits and returns how many they are.
  package func write(to place: UnsafeMutablePointer<UInt8>) -> Int {
    for (start, word) in [(0, high), (16, low)] {
      for digit in 0..<16 {
        let value = UInt8(truncatingIfNeeded: word >> UInt64(60 - 4 * digit)) & 15
        place[start + digit] = value < 10 ? 0x30 + value : 0x57 + value
      }
    }
    return Self.digits
  }
}

extension ContentID: Comparable {
  /// In the order of their digits.
  public static func < (a: Self, b: Self) -> Bool { (a.high, a.low) < (b.high, b.low) }
}

/// Coded as text.
extension ContentID: Codable {
  /// Reads `description`.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let id = ContentID(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "not 32 hexadecimal digits")
    }
    self = id
  }

  /// Writes `description`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
