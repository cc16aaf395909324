import Foundation
import TestSupport
import Testing
import WinnowCore

@testable import Winnow

@Suite struct ComparisonTests {
  private func path(_ name: String) -> String { TestFolders.fixture(name).path }

  private func compare(_ a: String, _ b: String) throws -> Comparison {
    try Comparison(path(a), path(b), recipe: Recipe())
  }

  private func isNear(_ found: [Double], _ expected: [Double]) -> Bool {
    found.count == expected.count && zip(found, expected).allSatisfy { abs($0 - $1) < 0.15 }
  }

  @Test(arguments: ["half", "letterboxed", "mirrored", "reencoded"])
  func aWholeCopyIsSharedWhole(name: String) throws {
    let comparison = try compare("original.mp4", "copy-\(name).mp4")
    try #require(comparison.matches.count == 1, "\(comparison)")
    let match = comparison.matches[0]
    #expect(isNear(match.a, [0, 4]) && isNear(match.b, [0, 4]), "\(comparison)")
    #expect(abs(match.speed - 1) < 0.03)
    #expect(match.mirrored == (name == "mirrored"))
    #expect(match.similarity > 0.85 && match.similarity <= 1)
    #expect(match.confidence > 0.8 && match.confidence <= 1)
    #expect(comparison.a.shared > 0.95 && comparison.b.shared > 0.95)
    #expect(comparison.a.duration == 4 && comparison.b.duration == 4)
  }

  /// The copy begins 25 frames later, which is a second.
  @Test func aTrimmedCopySaysWhereItBegins() throws {
    let comparison = try compare("original.mp4", "copy-trimmed.mp4")
    try #require(comparison.matches.count == 1, "\(comparison)")
    #expect(isNear(comparison.matches[0].a, [1, 4]), "\(comparison)")
    #expect(isNear(comparison.matches[0].b, [0, 3]), "\(comparison)")
    #expect(abs(comparison.a.shared - 0.75) < 0.05 && comparison.b.shared > 0.95)
    let other = try compare("copy-trimmed.mp4", "original.mp4")
    try #require(other.matches.count == 1, "\(other)")
    #expect(isNear(other.matches[0].a, [0, 3]) && isNear(other.matches[0].b, [1, 4]), "\(other)")
  }

  @Test func eachShotOfAVideoMeetsItself() throws {
    let comparison = try compare("hard-cuts.mp4", "hard-cuts.mp4")
    let shots = [[0, 1.32], [1.32, 2.4], [2.4, 3.76], [3.76, 4.84], [4.84, 6]]
    #expect(comparison.matches.map(\.a) == shots && comparison.matches.map(\.b) == shots)
    #expect(comparison.matches.allSatisfy { $0.similarity == 1 && $0.speed == 1 && !$0.mirrored })
    #expect(comparison.a.shared == 1 && comparison.b.shared == 1)
  }

  @Test func otherFootageHasNothingInCommon() throws {
    let comparison = try compare("original.mp4", "hard-cuts.mp4")
    #expect(comparison.matches.isEmpty, "\(comparison)")
    #expect(comparison.a.shared == 0 && comparison.b.shared == 0)
    #expect(comparison.description == "nothing in common")
  }

  @Test func theTextHasALineForEachMatchAndTheShares() throws {
    let lines = try compare("original.mp4", "copy-mirrored.mp4").description.split(separator: "\n")
    try #require(lines.count == 2)
    let words = lines[0].split(separator: " ")
    #expect(words.count == 8 && words.last == "mirrored")
    #expect(words.dropLast().allSatisfy { Double($0) != nil })
    #expect(lines[1].hasSuffix(" % of b"))
  }

  @Test func jsonHasTheDocumentedKeys() throws {
    let text = try JSONLine.text(try compare("original.mp4", "copy-trimmed.mp4"))
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(Set(object.keys) == ["a", "b", "matches"])
    for side in ["a", "b"] {
      let side = try #require(object[side] as? [String: Any])
      #expect(Set(side.keys) == ["video", "duration", "shared"])
    }
    let match = try #require((object["matches"] as? [[String: Any]])?.first)
    #expect(
      Set(match.keys) == ["a", "b", "relation", "speed", "mirrored", "similarity", "confidence"])
  }

  @Test(arguments: ["text.mp4", "zero-bytes.mp4", "notes.txt", "no-such.mp4"])
  func whatIsNoVideoIsNamed(name: String) throws {
    for (a, b) in [(name, "original.mp4"), ("original.mp4", name)] {
      let error = #expect(throws: WinnowError.self) { try compare(a, b) }
      #expect(error?.subject == path(name) && error?.reason.isEmpty == false)
    }
  }
}
