/// A PDQ hash and how much there is in the picture to tell it by.
package struct RatedPDQ: Hashable, Sendable {
  /// Grows whenever the same frames would get other hashes.
  package static let revision = 1

  package var hash: PDQHash
  /// 0...100. Below 50 pictures are too plain for their hash to mean much.
  package var quality: UInt8

  package init(hash: PDQHash, quality: UInt8) {
    self.hash = hash
    self.quality = quality
  }
}

extension RatedPDQ {
  static let size = 33

  /// The quality and the 32 bytes of each hash in the order of its text, hash after hash.
  package static func bytes(_ hashes: [RatedPDQ]) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(hashes.count * size)
    for rated in hashes {
      bytes.append(rated.quality)
      for place in 0..<32 {
        let word = rated.hash.words[place / 8]
        bytes.append(UInt8(truncatingIfNeeded: word >> UInt64(56 - place % 8 * 8)))
      }
    }
    return bytes
  }

  /// The hashes that `bytes(_:)` wrote; nil where it cannot have written these.
  package static func hashes(_ bytes: [UInt8]) -> [RatedPDQ]? {
    guard bytes.count % size == 0 else { return nil }
    return stride(from: 0, to: bytes.count, by: size).map { start in
      var words = SIMD4<UInt64>()
      for i in 0..<32 { words[i / 8] = words[i / 8] << 8 | UInt64(bytes[start + 1 + i]) }
      return RatedPDQ(hash: PDQHash(words: words), quality: bytes[start])
    }
  }
}
