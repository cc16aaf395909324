import Testing

@testable import Winnow

@Suite struct ExportPartTests {
  @Test(arguments: ["1/1", "3/8", "100000/100000"]) func partsAreRead(text: String) {
    #expect(ExportPart(text)?.description == text)
  }

  @Test(arguments: [
    "", "3", "0/8", "9/8", "-1/8", "3/", "/8", "3/8/1", "a/b", "1/100001", "3 / 8", "+3/8",
  ])
  func otherTextsAreNone(text: String) {
    #expect(ExportPart(text) == nil)
  }

  /// Whatever is dealt out, each thing goes to one part, and no part has two more than another.
  @Test(arguments: 1...9) func sharesFollowEachOther(count: Int) throws {
    for total in [0, 1, 2, 7, 8, 9, 1000, 1 << 40] {
      let ranges = try (1...count).map { try #require(ExportPart($0, of: count)).range(of: total) }
      #expect(ranges.first?.lowerBound == 0 && ranges.last?.upperBound == total)
      for (a, b) in zip(ranges, ranges.dropFirst()) { #expect(a.upperBound == b.lowerBound) }
      let sizes = ranges.map(\.count)
      #expect((sizes.max() ?? 0) - (sizes.min() ?? 0) <= 1)
    }
  }
}
