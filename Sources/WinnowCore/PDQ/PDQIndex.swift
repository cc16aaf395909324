/// Finds all hashes of a list within a radius, exactly.
///
/// Multi-index hashing (Norouzi, Punjani and Fleet 2012) with parts of two sizes: ten of 24 bits and one
/// of 16. Hashes at most 31 bits apart are at most 2 apart in one of the ten, or at most 1 in the last:
/// else there were 10 * 3 + 2 bits and more. So narrow a search leaves few hashes to compare whole, of a
/// million unrelated ones about 440.
///
/// Takes 76 bytes a hash, those of the list among them, and 31 MB: measured, 104 MB for a million.
package struct PDQIndex: Sendable {
  /// The largest radius it can search.
  package static let largestRadius = 31

  package let hashes: [PDQHash]
  private let parts: [PDQIndexPart]

  /// The longest list it can search.
  package static let longestList = 1 << 26

  /// - Precondition: there are at most `longestList` hashes.
  package init(_ hashes: [PDQHash]) {
    precondition(hashes.count <= Self.longestList)
    self.hashes = hashes
    parts = PDQPart.all.map { PDQIndexPart(hashes, $0) }
  }

  /// Every hash at most `radius` bits from `query`, in the order of the list.
  ///
  /// - Precondition: `radius` is 0...31.
  package func matches(of query: PDQHash, within radius: Int) -> [PDQMatch] {
    precondition(0...Self.largestRadius ~= radius)
    let limits = Self.limits(radius)
    var candidates: [UInt32] = []
    var matches: [PDQMatch] = []
    for (number, part) in parts.enumerated() where limits[number] >= 0 {
      candidates.removeAll(keepingCapacity: true)
      part.append(near: query, within: limits[number], to: &candidates)
      for candidate in candidates { hashes.prefetch(Int(candidate)) }
      for candidate in candidates {
        let hash = hashes[Int(candidate)]
        guard hash.isWithin(radius, of: query), !Self.isFound(hash, query, limits[..<number]) else {
          continue
        }
        matches.append(PDQMatch(index: Int(candidate), distance: hash.distance(to: query)))
      }
    }
    return matches.sorted { $0.index < $1.index }
  }

  /// How far apart two hashes within `radius` are at most in some part; -1 where a part is not needed.
  ///
  /// One more than each, summed, is one more than the radius.
  private static func limits(_ radius: Int) -> [Int] {
    let wide = PDQPart.all.count - 1
    let rest = max(0, radius + 1 - 3 * wide)
    let shared = radius + 1 - rest
    return (0..<wide).map { shared / wide + ($0 < shared % wide ? 1 : 0) - 1 } + [rest - 1]
  }

  /// Whether one of the parts before finds the pair as well.
  private static func isFound(_ hash: PDQHash, _ query: PDQHash, _ limits: ArraySlice<Int>) -> Bool
  {
    zip(PDQPart.all, limits).contains { part, limit in
      (part.bits(of: hash) ^ part.bits(of: query)).nonzeroBitCount <= limit
    }
  }
}
