import TestSupport
import Testing

@testable import WinnowCore

@Suite struct CoarseKeyTests {
  /// Lighter to the right: all pairs across are set but for the middle bit, where the middle two
  /// are as light together as the two beside them.
  @Test func aRampAcross() {
    let key = CoarseKey(cells: (0..<36).map { UInt16($0 % 6 * 100) })
    #expect(key.bits == (0..<6).reduce(UInt64(0)) { $0 | 0b11011 << UInt64(5 * $1) })
  }

  @Test func aRampDown() {
    let key = CoarseKey(cells: (0..<36).map { UInt16($0 / 6 * 100) })
    #expect(key.bits >> 30 == (1 << 30) - 1)
  }

  @Test func onlySixtyBitsAreAKey() {
    #expect(CoarseKey(bits: 1 << 60) == nil)
    #expect(CoarseKey(bits: (1 << 60) - 1) != nil)
  }

  /// Few levels, so that many cells are equal.
  @Test(arguments: 0..<50) func theMirroredPictureHasTheMirroredKey(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let cells = (0..<36).map { _ in UInt16.random(in: 0...3, using: &random) }
    let mirrored = (0..<6).flatMap { cells[$0 * 6..<$0 * 6 + 6].reversed() }
    let key = CoarseKey(cells: cells)
    #expect(CoarseKey(cells: mirrored) == key.mirrored)
    #expect(key.mirrored.mirrored == key)
  }
}
