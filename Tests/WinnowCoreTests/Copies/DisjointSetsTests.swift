import TestSupport
import Testing

@testable import WinnowCore

@Suite struct DisjointSetsTests {
  /// Against labels that are all rewritten at each join.
  @Test(arguments: 0..<10) func joinsEqualRewritingLabels(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    var sets = DisjointSets(count: 60)
    var labels = Array(0..<60)
    for _ in 0..<70 {
      let (x, y) = (Int.random(in: 0..<60, using: &random), Int.random(in: 0..<60, using: &random))
      sets.join(x, y)
      let (low, high) = (min(labels[x], labels[y]), max(labels[x], labels[y]))
      labels = labels.map { $0 == high ? low : $0 }
      #expect(labels.indices.map { sets.root(of: $0) } == labels)
    }
  }

  @Test func longChainsHaveTheirSmallestNumberAsRoot() {
    var sets = DisjointSets(count: 100_000)
    for number in (1..<100_000).reversed() { sets.join(number, number - 1) }
    #expect(sets.root(of: 99_999) == 0 && sets.root(of: 0) == 0)
  }

  @Test func thereMayBeNone() {
    var one = DisjointSets(count: 1)
    one.join(0, 0)
    #expect(one.root(of: 0) == 0)
    _ = (DisjointSets(count: 0), DisjointSets(count: -1))
  }
}
