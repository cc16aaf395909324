import TestSupport
import Testing

@testable import WinnowCore

@Suite struct CopyGroupsTests {
  private func match(_ a: Int, _ b: Int) -> CopyMatch {
    CopyMatch(
      a: a, b: b, distance: 0, speed: 1, mirrored: false, overlapA: 0..<1, overlapB: 0..<1)
  }

  @Test func groupsAreNumberedByTheirFirstClip() {
    let matches = [match(5, 7), match(1, 6), match(2, 5), match(3, 3)]
    let groups = CopyGroups(count: 8, matches: matches)
    #expect(groups.members == [[1, 6], [2, 5, 7]])
    #expect(groups.groupOfClip == [nil, 0, 1, nil, nil, 1, 0, 1])
  }

  @Test func matchesOfOtherClipsAreLeftOut() {
    let groups = CopyGroups(count: 2, matches: [match(0, 2), match(-1, 1)])
    #expect(groups.members.isEmpty)
    #expect(CopyGroups(count: 0, matches: []).groupOfClip.isEmpty)
  }

  @Test(arguments: 0..<5) func theOrderOfMatchesDoesNotMatter(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let matches = (0..<30).map { _ in
      match(.random(in: 0..<50, using: &random), .random(in: 0..<50, using: &random))
    }
    let shuffled = matches.shuffled(using: &random)
    #expect(
      CopyGroups(count: 50, matches: matches) == CopyGroups(count: 50, matches: shuffled))
  }

  @Test func theBestCopyHasMorePixelsThenBitsThenLength() {
    func copy(_ pixels: Int, _ bits: Double, _ seconds: Double) -> CopyQuality {
      CopyQuality(pixels: pixels, bitsPerPixel: bits, seconds: seconds)
    }
    #expect(CopyQuality.best(of: []) == nil)
    #expect(CopyQuality.best(of: [copy(100, 0.5, 9), copy(200, 0.1, 1)]) == 1)
    #expect(CopyQuality.best(of: [copy(100, 0.5, 1), copy(100, 0.1, 9)]) == 0)
    #expect(CopyQuality.best(of: [copy(100, .nan, 1), copy(100, 0, 9), copy(100, 0, 9)]) == 1)
  }
}
