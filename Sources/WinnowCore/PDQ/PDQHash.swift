/// A PDQ hash: 256 bits that tell what a picture looks like, as lists of hashes are exchanged in.
///
/// Two hashes at most 31 bits apart are taken for the same picture; unrelated ones lie about 128 apart.
/// Source: Facebook, "The TMK+PDQF Video-Hashing Algorithm and the PDQ Image-Hashing Algorithm", 2019.
package struct PDQHash: Hashable, Sendable {
  /// The bits in the order of the text: the highest bit of `words[0]` comes first.
  package let words: SIMD4<UInt64>

  package init(words: SIMD4<UInt64>) {
    self.words = words
  }

  /// Whether at most `radius` bits differ: most often the first half of them tells.
  func isWithin(_ radius: Int, of other: PDQHash) -> Bool {
    let lone = words ^ other.words
    let half = lone[0].nonzeroBitCount + lone[1].nonzeroBitCount
    return half <= radius && half + lone[2].nonzeroBitCount + lone[3].nonzeroBitCount <= radius
  }

  /// The number of bits that differ, 0...256.
  package func distance(to other: PDQHash) -> Int {
    let lone = words ^ other.words
    return lone[0].nonzeroBitCount + lone[1].nonzeroBitCount
      + lone[2].nonzeroBitCount + lone[3].nonzeroBitCount
  }
}

extension PDQHash: CustomStringConvertible {
  /// The hash that `hex` writes, as ThreatExchange and the Python package pdqhash do; nil where it is
  /// anything but 64 hexadecimal digits.
  package init?(hex: some StringProtocol) {
    let digits = Array(hex.utf8)
    guard digits.count == 64 else { return nil }
    var words = SIMD4<UInt64>()
    for (i, digit) in digits.enumerated() {
      guard let value = Self.value(ofDigit: digit) else { return nil }
      words[i / 16] = words[i / 16] << 4 | value
    }
    self.words = words
  }

  private static func value(ofDigit digit: UInt8) -> UInt64? {
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt64(digit - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt64(digit - UInt8(ascii: "a") + 10)
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt64(digit - UInt8(ascii: "A") + 10)
    default: nil
    }
  }

  /// 64 hexadecimal digits in lower case.
  package var description: String {
    (0..<4).map { index in
      let digits = String(words[index], radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
  }
}
