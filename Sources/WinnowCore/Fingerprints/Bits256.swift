/// 256 bits, as four words.
package struct Bits256: Hashable, Sendable {
  package var words: (UInt64, UInt64, UInt64, UInt64)

  package init(_ a: UInt64 = 0, _ b: UInt64 = 0, _ c: UInt64 = 0, _ d: UInt64 = 0) {
    words = (a, b, c, d)
  }

  package var bitCount: Int {
    words.0.nonzeroBitCount + words.1.nonzeroBitCount + words.2.nonzeroBitCount
      + words.3.nonzeroBitCount
  }

  package static func & (a: Bits256, b: Bits256) -> Bits256 {
    Bits256(
      a.words.0 & b.words.0, a.words.1 & b.words.1, a.words.2 & b.words.2, a.words.3 & b.words.3)
  }

  package static func ^ (a: Bits256, b: Bits256) -> Bits256 {
    Bits256(
      a.words.0 ^ b.words.0, a.words.1 ^ b.words.1, a.words.2 ^ b.words.2, a.words.3 ^ b.words.3)
  }

  package static func == (a: Bits256, b: Bits256) -> Bool { a.words == b.words }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(words.0)
    hasher.combine(words.1)
    hasher.combine(words.2)
    hasher.combine(words.3)
  }
}
