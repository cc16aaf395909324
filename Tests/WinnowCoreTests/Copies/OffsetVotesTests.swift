import TestSupport
import Testing

@testable import WinnowCore

@Suite struct OffsetVotesTests {
  private struct Vote {
    var weight: Int
    var plain: Int
    var query: Range<Int>
  }

  private func votes(_ seed: Int, span: Int) -> [Vote] {
    var random = SeededGenerator(seed: UInt64(seed))
    return (0..<200).map { _ in
      let start = Int.random(in: 0..<span - 500, using: &random)
      return Vote(
        weight: .random(in: 1...3600, using: &random),
        plain: .random(in: 0..<span, using: &random), query: start..<start + 500)
    }
  }

  /// Whether all offsets are held or only those at which votes change.
  @Test(arguments: 0..<20) func whatIsHeldDoesNotMatter(seed: Int) {
    let span = [4_000, 60_000, 900_000][seed % 3]
    var (dense, sparse) = (
      OffsetVotes(plain: span, query: span, codes: 1 << 30),
      OffsetVotes(plain: span, query: span, codes: 1)
    )
    for vote in votes(seed, span: span) {
      dense.add(vote.weight, plainStart: vote.plain, queryHold: vote.query)
      sparse.add(vote.weight, plainStart: vote.plain, queryHold: vote.query)
    }
    let (a, b) = (dense.best(fewest: 100), sparse.best(fewest: 100))
    #expect(a.map(\.speed) == b.map(\.speed) && a.map(\.offset) == b.map(\.offset))
    #expect(!a.isEmpty)
  }

  /// What is held grows with the votes, whatever lies between them.
  @Test func aGapHoldsNothing() {
    var votes = OffsetVotes(plain: 14_400_000, query: 14_400_000, codes: 60)
    #expect(votes.heldOffsets == 0)
    for start in stride(from: 0, to: 14_000_000, by: 1_000_000) {
      votes.add(1000, plainStart: start, queryHold: start..<start + 500)
    }
    #expect(votes.heldOffsets <= 14 * 2 * Speed.all.count)
    #expect(votes.best(fewest: 14_000).contains { $0.speed == Speed(1, 1) && 0...600 ~= $0.offset })
    #expect(OffsetVotes(plain: 4000, query: 4000, codes: 20).heldOffsets > 0)
  }
}
