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

/// What one picture looks like: which of its 16 x 16 cells are lighter than their surroundings, and
/// for which of them that is beyond doubt. Bit 16 * row + column, least significant first.
public struct ContrastCode: Hashable, Sendable {
  /// The cell is lighter than its surroundings.
  public var bits: Bits256
  /// The difference is large enough to be meant.
  public var mask: Bits256

  public init(bits: Bits256, mask: Bits256) {
    self.bits = bits
    self.mask = mask
  }
}

/// How two codes differ: counts of bits, 0...256.
public struct CodeDifference: Hashable, Sendable {
  /// Bits meant in both codes.
  public var valid: Int
  /// Bits among the valid ones that are not equal.
  public var mismatches: Int
  /// Bits meant in just one of the codes.
  public var lone: Int

  public init(valid: Int, mismatches: Int, lone: Int) {
    self.valid = valid
    self.mismatches = mismatches
    self.lone = lone
  }
}
