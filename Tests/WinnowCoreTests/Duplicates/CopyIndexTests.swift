import TestSupport
import Testing

@testable import WinnowCore

@Suite struct CopyIndexTests {
  /// Keys in clusters, so that every number of differing bits up to and beyond the radius occurs,
  /// spread over the chunks in every way.
  @Test(arguments: 0..<8) func searchEqualsComparingAll(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let centres = (0..<10).map { _ in random.next() >> 4 }
    func key() -> CoarseKey {
      var bits = centres.randomElement(using: &random)!
      for _ in 0..<Int.random(in: 0...7, using: &random) {
        bits ^= 1 << UInt64.random(in: 0..<60, using: &random)
      }
      return CoarseKey(bits: bits)!
    }
    let keys = (0..<400).map { _ in key() }
    let index = CopyIndex(keys: keys, owners: (0..<400).map(Int32.init))
    for query in (0..<100).map({ _ in key() }) {
      var found: Set<Int> = []
      index.search(near: query) { found.insert(Int($0)) }
      let near = keys.indices.filter { keys[$0].difference(from: query) <= CopyIndex.radius }
      #expect(found == Set(near))
    }
  }

  @Test func anEmptyIndexFindsNothing() throws {
    let index = CopyIndex(keys: [], owners: [])
    let key = try #require(CoarseKey(bits: 5))
    index.search(near: key) { _ in Issue.record("found in an empty index") }
  }
}
