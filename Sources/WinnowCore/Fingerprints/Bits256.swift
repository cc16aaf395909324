/// 256 bits, as four words.
public struct Bits256: Hashable, Sendable {
  public var words: (UInt64, UInt64, UInt64, UInt64)

  public init(_ a: UInt64 = 0, _ b: UInt64 = 0, _ c: UInt64 = 0, _ d: UInt64 = 0) {
    words = (a, b, c, d)
  }

  public var bitCount: Int {
    words.0.nonzeroBitCount + words.1.nonzeroBitCount + words.2.nonzeroBitCount
      + words.3.nonzeroBitCount
  }

  public static func & (a: Bits256, b: Bits256) -> Bits256 {
    Bits256(
      a.words.0 & b.words.0, a.words.1 & b.words.1, a.words.2 & b.words.2, a.words.3 & b.words.3)
  }

  public static func ^ (a: Bits256, b: Bits256) -> Bits256 {
    Bits256(
      a.words.0 ^ b.words.0, a.words.1 ^ b.words.1, a.words.2 ^ b.words.2, a.words.3 ^ b.words.3)
  }

  public static func == (a: Bits256, b: Bits256) -> Bool { a.words == b.words }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(words.0)
    hasher.combine(words.1)
    hasher.combine(words.2)
    hasher.combine(words.3)
  }
}
