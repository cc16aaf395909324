import TestSupport
import Testing

@testable import WinnowCore

@Suite struct CopyGroupsTests {
  private func match(_ a: Int, _ b: Int, distance: Double = 0, seconds: Double = 1) -> CopyMatch {
    CopyMatch(
      a: a, b: b, distance: distance, speed: 1, mirrored: false, overlapA: 0..<seconds,
      overlapB: 0..<seconds)
  }

  private func groups(count: Int, _ matches: [CopyMatch]) -> CopyGroups {
    CopyGroups(seconds: [Double](repeating: 1, count: count), matches: matches)
  }

  @Test func groupsAreNumberedByTheirFirstClip() {
    let matches = [match(5, 7), match(1, 6), match(2, 5), match(3, 3)]
    let groups = self.groups(count: 8, matches)
    #expect(groups.members == [[1, 6], [2, 5, 7]])
    #expect(groups.groupOfClip == [nil, 0, 1, nil, nil, 1, 0, 1])
  }

  @Test func matchesOfOtherClipsAreLeftOut() {
    let groups = self.groups(count: 2, [match(0, 2), match(-1, 1)])
    #expect(groups.members.isEmpty)
    #expect(self.groups(count: 0, []).groupOfClip.isEmpty)
  }

  @Test(arguments: 0..<5) func theOrderOfMatchesDoesNotMatter(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let matches = (0..<30).map { _ in
      match(.random(in: 0..<50, using: &random), .random(in: 0..<50, using: &random))
    }
    let shuffled = matches.shuffled(using: &random)
    #expect(groups(count: 50, matches) == groups(count: 50, shuffled))
  }

  @Test func aTitleCardJoinsOneOfTheVideosThatBeginWithIt() {
    // Clips 0 and 1 are cards of 2 s; 2, 3 and 4 are videos that begin with it, 3 and 4 the same.
    let seconds: [Double] = [2, 2, 20, 30, 30]
    let cards = [match(0, 1, seconds: 2), match(3, 4, distance: 0.1, seconds: 30)]
    let parts = [0, 1].flatMap { card in
      [2, 3, 4].map { match(card, $0, distance: $0 == 2 ? 0.05 : 0.02, seconds: 2) }
    }
    let groups = CopyGroups(seconds: seconds, matches: cards + parts)
    #expect(groups.members == [[0, 1, 3, 4]])
    #expect(groups.isPart == [true, true, false, false, false])
  }

  @Test func partsThatAreLongerThanEachOtherMakeNoLoop() {
    // Two clips of one scene each contain a clip of the other.
    let wholes = [match(0, 2, seconds: 10), match(1, 3, seconds: 10)]
    let parts = [match(0, 3, distance: 0.1, seconds: 2), match(1, 2, distance: 0.2, seconds: 2)]
    let groups = CopyGroups(seconds: [10, 10, 10, 10], matches: wholes + parts)
    #expect(groups.members == [[0, 1, 2, 3]])
    #expect(groups.isPart.count { !$0 } == 2)
  }

  @Test func theBestCopyHasMorePixelsThenBitsThenFewerOverlaysThenLength() {
    func copy(_ pixels: Int, _ bits: Double, _ overlays: Double, _ seconds: Double) -> CopyQuality {
      CopyQuality(pixels: pixels, bitsPerPixel: bits, overlayShare: overlays, seconds: seconds)
    }
    #expect(CopyQuality.ranking(of: []).isEmpty)
    #expect(CopyQuality.ranking(of: [copy(100, 0.5, 0, 9), copy(200, 0.1, 0.5, 1)]).first == 1)
    #expect(CopyQuality.ranking(of: [copy(100, 0.5, 0.5, 1), copy(100, 0.1, 0, 9)]).first == 0)
    #expect(CopyQuality.ranking(of: [copy(100, 0.5, 0.2, 9), copy(100, 0.5, 0.1, 1)]).first == 1)
    #expect(CopyQuality.ranking(of: [copy(100, .nan, .nan, 1), copy(100, 0, 0, 9)]).first == 1)
    #expect(CopyQuality.ranking(of: [copy(100, 0, 0, 9), copy(100, 0, 0, 9)]).first == 0)
  }

  @Test(arguments: CopyQuality.Preference.allCases)
  func whatARecipePrefersIsAskedFirst(preference: CopyQuality.Preference) {
    let base = CopyQuality(pixels: 100, bitsPerPixel: 0.2, overlayShare: 0.2, seconds: 5)
    let copies = CopyQuality.Preference.allCases.map { better in
      var copy = base
      switch better {
      case .resolution: copy.pixels = 200
      case .bits: copy.bitsPerPixel = 0.4
      case .overlays: copy.overlayShare = 0.1
      case .length: copy.seconds = 10
      }
      return copy
    }
    #expect(
      CopyQuality.ranking(of: copies, by: preference).first
        == CopyQuality.Preference.allCases.firstIndex(of: preference))
  }
}
