/// Neighbouring bits of a hash.
struct PDQPart {
  /// The first one's position in the text.
  let start: Int
  /// How many there are, at most 32.
  let width: Int

  /// Ten of 24 bits and what is left: all 256.
  static let all =
    (0..<10).map { PDQPart(start: 24 * $0, width: 24) }
    + [PDQPart(start: 240, width: 16)]

  func bits(of hash: PDQHash) -> UInt32 {
    let (word, offset) = (start / 64, start % 64)
    var upper = hash.words[word] << UInt64(offset)
    if offset + width > 64 { upper |= hash.words[word + 1] >> UInt64(64 - offset) }
    return UInt32(truncatingIfNeeded: upper >> UInt64(64 - width))
  }

  /// What makes of a part every part at most 2 bits away, the nearest first.
  ///
  /// Those that differ in the lower bits follow each other, because they share a line of the cache.
  static func masks(width: Int) -> (all: [UInt32], counts: [Int]) {
    let single = (0..<width).map { UInt32(1) << UInt32($0) }
    let double = single.indices.flatMap { high in single[..<high].map { $0 | single[high] } }
    return ([0] + single + double, [1, 1 + single.count, 1 + single.count + double.count])
  }
}
