import TestSupport
import Testing

@testable import WinnowCore

@Suite struct CopyIndexTests {
  /// Keys in clusters, very few, few and many of them, so that every number of differing bits up to and beyond the radius occurs,
  /// spread over the chunks in every way.
  @Test(arguments: 0..<8, [200, 400, 140_000]) func searchEqualsComparingAll(seed: Int, count: Int)
    throws
  {
    var random = SeededGenerator(seed: UInt64(seed))
    let centres = (0..<10).map { _ in random.next() >> 4 }
    func key() -> CoarseKey {
      var bits = centres.randomElement(using: &random)!
      for _ in 0..<Int.random(in: 0...7, using: &random) {
        bits ^= 1 << UInt64.random(in: 0..<60, using: &random)
      }
      return CoarseKey(bits: bits)!
    }
    // Of many keys most are far from all that is looked for.
    let keys =
      (0..<min(count, 400)).map { _ in key() }
      + (min(count, 400)..<count).map { _ in CoarseKey(bits: random.next() >> 4)! }
    let index = try CopyIndex(keys: keys, owners: keys.indices.map(UInt32.init))
    let queries = (0..<100).map { _ in key() }
    var found = [Set<Int>](repeating: [], count: queries.count)
    try index.search(near: queries) { number, owners in
      found[number].formUnion(owners.map(Int.init))
    }
    for (query, found) in zip(queries, found) {
      let near = keys.indices.filter { keys[$0].difference(from: query) <= CopyIndex.radius }
      #expect(found == Set(near))
    }
  }

  @Test func anEmptyIndexFindsNothing() throws {
    let index = try CopyIndex(keys: [], owners: [])
    let key = try #require(CoarseKey(bits: 5))
    try index.search(near: [key]) { _, _ in Issue.record("found in an empty index") }
  }

  /// A bit each, so that every bit has its place, and all kinds of mixtures.
  @Test(arguments: 0..<3) func everyThirdBitIsPacked(phase: Int) throws {
    var random = SeededGenerator(seed: UInt64(phase))
    let single = (0..<CoarseKey.bitCount).map { UInt64(1) << UInt64($0) }
    let mixed = (0..<200).map { _ in random.next() >> 4 }
    for bits in [0, UInt64.max >> 4] + single + mixed {
      var expected = 0
      for place in 0..<20 where bits >> UInt64(phase + 3 * place) & 1 == 1 {
        expected |= 1 << place
      }
      #expect(try #require(CoarseKey(bits: bits)).everyThirdBit(from: phase) == expected)
    }
  }
}
