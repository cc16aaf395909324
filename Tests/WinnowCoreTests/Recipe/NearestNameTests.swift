import Testing

@testable import WinnowCore

@Suite struct NearestNameTests {
  /// Levenshtein's distances as the textbooks have them.
  @Test(arguments: [
    ("kitten", "sitting", 3), ("saturday", "sunday", 3), ("flaw", "lawn", 2), ("", "abc", 3),
    ("abc", "", 3), ("same", "same", 0), ("intention", "execution", 5), ("", "", 0),
    ("ab", "ba", 2),
  ])
  func distancesAreThoseOfLevenshtein(a: String, b: String, edits: Int) {
    #expect(NearestName.distance(Array(a.utf8), Array(b.utf8)) == edits)
    #expect(NearestName.distance(Array(b.utf8), Array(a.utf8)) == edits)
  }

  @Test func theNearestComesFirstAndFarOnesNotAtAll() {
    let known = ["median", "mean", "max", "something else"]
    #expect(NearestName.nearest(to: "mediun", among: known) == ["median"])
    #expect(NearestName.nearest(to: "maan", among: known) == ["mean", "max"])
    #expect(NearestName.nearest(to: "xyzzy", among: known).isEmpty)
    #expect(NearestName.nearest(to: "some", among: known).contains("something else"))
    #expect(NearestName.nearest(to: "ma", among: ["mb", "mc", "md", "me"]).count == 3)
  }

  @Test func theComplaintNamesThem() {
    #expect(
      NearestName.complaint(unknown: "preset", "balanced!", known: ["balanced", "strict"])
        == "unknown preset 'balanced!'; did you mean balanced?")
    #expect(
      NearestName.complaint(unknown: "preset", "xyzzyxyz", known: ["balanced", "strict"])
        == "unknown preset 'xyzzyxyz'; known: balanced, strict")
  }
}
