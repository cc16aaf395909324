import Foundation
import TestSupport
import Testing
import WinnowCore

@testable import Winnow

/// Clips that show footage of another catalog.
@Suite struct ExclusionTests {
  private let workspace: Workspace
  private let other: Workspace

  /// The other catalog holds `copy-reencoded.mp4`, a version of `original.mp4`, in a file of its own
  /// name.
  init() throws {
    workspace = try ScannedFixtures.copy()
    other = try Workspace("copy-reencoded.mp4")
    try other.scan()
  }

  private func select(_ recipe: Recipe = .everything, without path: URL) throws
    -> (clips: [ClipAnswer], funnel: Funnel)
  {
    let funnel = try Selection(recipe: recipe, excluding: [path]).run(on: workspace.catalog())
    return (try workspace.lines(Manifest.fileName, of: ClipAnswer.self), funnel)
  }

  private func isExcluded(_ clip: ClipAnswer) -> Bool {
    clip.reasons.contains { $0.hasPrefix("excluded: ") }
  }

  @Test func everyCopyOfTheOtherFootageIsRejected() throws {
    let (clips, funnel) = try select(without: other.output)
    let copies = try #require(FixtureCopies.all.first { $0.files.contains("original.mp4") })
    let excluded = clips.filter(isExcluded)
    #expect(Set(excluded.map(\.video)) == Set(copies.files))
    #expect(excluded.allSatisfy { $0.verdict == .reject && $0.reasons.count == 1 })
    #expect(funnel.excluded == excluded.count && funnel.rejected == 0)
    #expect(funnel.description.contains("  excluded "))
    let reason = try #require(excluded.first { $0.video == "original.mp4" }).reasons[0]
    let words = "excluded: same footage as copy-reencoded.mp4 at 0.0 s in "
    #expect(reason.hasPrefix(words + "output/catalog.sqlite, similarity 0.9"), "\(reason)")
  }

  @Test func groupsAreThoseWithoutTheOtherCatalog() throws {
    try workspace.select()
    let before = try workspace.lines(Manifest.fileName, of: ClipAnswer.self)
    let after = try select(without: other.output).clips
    #expect(after.map(\.group) == before.map(\.group))
    for (old, new) in zip(before, after) where !isExcluded(new) {
      #expect(new.verdict == old.verdict, "\(new.video)")
    }
    #expect(after.filter(isExcluded).allSatisfy { $0.copyOf == nil }, "none of them stays")
  }

  @Test(arguments: CopySettings.Scope.allCases)
  func theScopeOfCopiesDoesNotMatter(scope: CopySettings.Scope) throws {
    var recipe = Recipe.everything
    recipe.copies.scope = scope
    try workspace.select(recipe)
    let groups = try workspace.lines(Manifest.fileName, of: ClipAnswer.self).map(\.group)
    let clips = try select(recipe, without: other.output).clips
    #expect(clips.map(\.group) == groups)
    #expect(clips.first { $0.video == "copy-mirrored.mp4" }.map(isExcluded) == true)
  }

  @Test func gatesAreNamedFirst() throws {
    var recipe = Recipe.everything
    recipe.gates = [Gate(score: "exposure.luma", statistic: .mean, lower: 255, upper: nil)]
    let (clips, funnel) = try select(recipe, without: other.output)
    let reasons = try #require(clips.first { $0.video == "original.mp4" }).reasons
    #expect(reasons.count == 2 && reasons[1].hasPrefix("excluded: "))
    #expect(funnel.excluded == 0 && funnel.kept == 0)
  }

  @Test func aFileOfAnotherNameIsReadAndLeftAlone() throws {
    let folder = try TemporaryFolder()
    let file = folder.url.appending(path: "tests.sqlite")
    try FileManager.default.copyItem(
      at: other.output.appending(path: Catalog.fileName), to: file)
    let bytes = try Data(contentsOf: file)
    let reasons = try select(without: file).clips.flatMap(\.reasons)
    #expect(reasons.allSatisfy { $0.contains(" in tests.sqlite, ") } && !reasons.isEmpty)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
    #expect(names == ["tests.sqlite"])
    #expect(try Data(contentsOf: file) == bytes)
  }

  @Test func timesAreThoseOfTheOtherVideo() throws {
    let cuts = try Workspace("hard-cuts.mp4")
    try cuts.scan()
    let clips = try select(without: cuts.output).clips.filter { $0.video == "hard-cuts.mp4" }
    let times = ["0.0", "1.3", "2.4", "3.8", "4.8"]
    #expect(clips.count == times.count)
    for (clip, time) in zip(clips, times) {
      #expect(clip.reasons.first?.contains("hard-cuts.mp4 at \(time) s") == true, "\(clip.reasons)")
    }
  }

  @Test func whatCannotBeComparedIsAnError() throws {
    try workspace.select()
    let before = try workspace.bytes(Manifest.fileName)
    let catalog = try other.catalog()
    func expectError(_ words: String) {
      let error = #expect(throws: WinnowError.self) { try select(without: other.output) }
      #expect(error?.description.contains(words) == true, "\(error?.description ?? "")")
    }
    try catalog.execute("UPDATE timelines SET times = x'FFFFFF'")
    expectError("its row is damaged")
    try catalog.setRevisions("{\"fingerprints\":\"0; other\",\"scores\":{}}")
    expectError("measured by another version")
    try catalog.execute("UPDATE videos SET depth = 'keyframes'")
    expectError("surveyed by keyframes")
    try catalog.execute("UPDATE videos SET outcome = 'failed'")
    expectError("no video in it was measured")
    for path in [workspace.output, other.videos, other.videos.appending(path: "none")] {
      #expect(throws: WinnowError.self) { try select(without: path) }
    }
    #expect(try workspace.bytes(Manifest.fileName) == before)
  }

  @Test func clipsThatCannotBeComparedAreAnError() throws {
    try workspace.catalog().execute(
      """
      UPDATE videos SET depth = 'keyframes'
      WHERE id = (SELECT video FROM places WHERE path = 'original.mp4')
      """)
    #expect(throws: WinnowError.self) { try select(without: other.output) }
  }
}
