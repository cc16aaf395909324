import Foundation
import TestSupport
import Testing
import WinnowCore

@testable import Winnow

@Suite struct RecipeDiffTests {
  private static let strict = """
    gates:
      sharpness.laplacian.median: [60, ~]
      exposure.luma.mean: [40, 200]
    clips: {min: 0, max: 86400}
    """
  private static let loose = """
    gates:
      exposure.luma.mean: [20, ~]
    clips: {min: 0, max: 86400}
    duplicates: {strictness: loose, keep: bits}
    """
  private static let cut = "clips: {min: 1, max: 3}\ngates: {exposure.luma.mean: [40, ~]}\n"

  /// A clip of a manifest, by where it lies.
  private struct Line: Decodable {
    struct Place: Hashable {
      var video: String
      var start: Double
      var end: Double
    }

    var video: String
    var clip: Int
    var start: Double
    var end: Double
    var verdict: Verdict
    var reasons: [ReasonAnswer]
    var place: Place { Place(video: video, start: start, end: end) }
  }

  /// What select says of a copy of the catalog.
  private func manifest(_ recipe: Recipe) throws -> [Line.Place: Line] {
    let workspace = try ScannedFixtures.copy()
    try workspace.select(recipe)
    let lines = try workspace.lines(Manifest.fileName, of: Line.self)
    let byPlace = Dictionary(lines.map { ($0.place, $0) }) { first, _ in first }
    try #require(byPlace.count == lines.count)
    return byPlace
  }

  @Test(arguments: [
    (strict, loose), (strict, strict), (strict, cut), (cut, loose),
  ])
  func itSaysWhatTwoSelectionsSay(a: String, b: String) throws {
    let (before, after) = (try RecipeYAML.recipe(a), try RecipeYAML.recipe(b))
    let workspace = try ScannedFixtures.copy()
    try workspace.select(before)
    let diff = try Catalog.reading(workspace.output) {
      try RecipeDiff(from: before, to: after, on: $0)
    }
    let (old, new) = (try manifest(before), try manifest(after))
    #expect(diff.entries.count == Set(old.keys).union(new.keys).count)
    for entry in diff.entries {
      let place = Line.Place(video: entry.video, start: entry.start, end: entry.end)
      for (clip, line) in [(entry.before, old[place]), (entry.after, new[place])] {
        #expect(clip?.verdict == line?.verdict && clip?.clip == line?.clip)
        let reasons = clip?.reasons.filter { !$0.hasPrefix("copy of ") }
        #expect(reasons == line?.reasons.map(\.text), "\(place)")
      }
    }
    #expect(diff.keptBefore.clips == old.values.count { $0.verdict == .keep })
    #expect(diff.keptAfter.clips == new.values.count { $0.verdict == .keep })
    let both = old.keys.filter { new[$0] != nil }
    #expect(diff.changes.count == both.count { old[$0]?.verdict != new[$0]?.verdict })
    #expect(diff.turns.map(\.total.clips).reduce(0, +) == both.count)
    #expect(diff.onlyBefore.count == old.count - both.count)
    #expect(diff.onlyAfter.count == new.count - both.count)
  }

  @Test func theRecipesOfTheTestDiffer() throws {
    let recipes = try [Self.strict, Self.loose, Self.cut].map { try RecipeYAML.recipe($0) }
    let catalog = try ScannedFixtures.copy().catalog()
    let diff = try RecipeDiff(from: recipes[0], to: recipes[1], on: catalog)
    #expect(diff.changes.contains { $0.before?.verdict == .reject && $0.after?.verdict == .keep })
    #expect(diff.changes.contains { $0.after?.verdict == .copy })
    let other = try RecipeDiff(from: recipes[0], to: recipes[2], on: catalog)
    #expect(!other.onlyBefore.isEmpty && !other.onlyAfter.isEmpty && !other.changes.isEmpty)
  }

  @Test func nothingIsChanged() throws {
    let workspace = try ScannedFixtures.copy()
    try workspace.select(.everything)
    let before = try contents(of: workspace.output)
    _ = try Catalog.reading(workspace.output) {
      try RecipeDiff(from: Recipe(), to: RecipeYAML.recipe(Self.strict), on: $0)
    }
    #expect(try contents(of: workspace.output) == before)
  }

  private func contents(of folder: URL) throws -> [String: Data?] {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    return Dictionary(
      uniqueKeysWithValues: names.map {
        ($0, FileManager.default.contents(atPath: folder.appending(path: $0).path))
      })
  }

  @Test func theTableAddsUp() throws {
    let catalog = try ScannedFixtures.copy().catalog()
    let recipe = try RecipeYAML.recipe(Self.strict)
    let lines = try RecipeDiff(from: .everything, to: recipe, on: catalog).description
      .split(separator: "\n")
    let rejected = try #require(lines.first { $0.contains("  keep -> reject") })
    let listed = lines.count { $0.contains("  keep -> reject  ") && $0.contains(" < ") }
    let count = rejected.split(separator: " ").compactMap { Int($0) }.first
    #expect(count == listed && listed > 0)
  }

  @Test func withoutACatalogItSaysSo() throws {
    let folder = try TemporaryFolder()
    #expect(throws: WinnowError.self) {
      try Catalog.reading(folder.url) { try RecipeDiff(from: Recipe(), to: Recipe(), on: $0) }
    }
  }
}
