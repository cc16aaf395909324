import Foundation
import TestSupport
import Testing
import WinnowCore

@testable import Winnow

/// The clips of files with the same bytes.
@Suite struct SameFilesSelectionTests {
  private let workspace: Workspace

  /// A video of five shots three times, a still one twice, and a version of the latter of fewer bits.
  init() throws {
    workspace = try Workspace("hard-cuts.mp4", "static.mp4", "original.mp4", "copy-half.mp4")
    try workspace.add("hard-cuts.mp4", as: "a.mp4")
    try workspace.add("hard-cuts.mp4", as: "nested/b.mp4")
    try workspace.add("static.mp4", as: "t.mp4")
    try workspace.add("copy-half.mp4", as: "half.mp4")
    try workspace.scan()
  }

  private func select(_ recipe: Recipe = .everything) throws -> [ClipAnswer] {
    try workspace.select(recipe)
    return try workspace.lines(Manifest.fileName, of: ClipAnswer.self)
  }

  private func clips(_ video: String, _ all: [ClipAnswer]) -> [ClipAnswer] {
    all.filter { $0.video == video }
  }

  @Test(arguments: [
    ("hard-cuts.mp4", "a.mp4", 5), ("nested/b.mp4", "a.mp4", 5), ("t.mp4", "static.mp4", 1),
  ])
  func everyClipIsADuplicateOfTheFirst(video: String, original: String, count: Int) throws {
    let all = try select()
    let (copies, kept) = (clips(video, all), clips(original, all))
    #expect(copies.count == count && kept.count == count)
    for (copy, original) in zip(copies, kept) {
      #expect(copy.verdict == .duplicate && original.verdict == .keep)
      #expect(copy.duplicateOf?.video == original.video && copy.duplicateOf?.clip == original.clip)
      #expect(copy.duplicateOf?.similarity == 1)
      #expect(copy.group == original.group && copy.scores == original.scores)
    }
  }

  @Test func theyAreAsLikeOthersAsTheirOriginal() throws {
    let all = try select()
    let (first, second) = (clips("copy-half.mp4", all)[0], clips("half.mp4", all)[0])
    #expect(first.duplicateOf?.video == "original.mp4")
    #expect(second.duplicateOf?.video == "original.mp4")
    #expect(first.duplicateOf?.similarity == second.duplicateOf?.similarity)
    #expect(first.duplicateOf?.similarity != nil && first.group == second.group)
  }

  @Test func whereCopiesAreNotLookedForTheyStay() throws {
    for scope in [DuplicateSettings.Scope.off, .video] {
      var recipe = Recipe.everything
      recipe.duplicates.scope = scope
      let all = try select(recipe)
      #expect(all.allSatisfy { $0.verdict == .keep && $0.group == nil })
    }
  }

  @Test func repeatedShotsAreFoundInEachOfThem() throws {
    let own = try Workspace("hard-cuts.mp4")
    try own.add("hard-cuts.mp4", as: "i.mp4")
    try own.scan()
    var recipe = Recipe.everything
    recipe.duplicates.scope = .video
    // Clips that overlap show the same.
    recipe.clips.maximum = 1
    recipe.clips.split = .stride
    recipe.clips.stride = 0.2
    try own.select(recipe)
    let all = try own.lines(Manifest.fileName, of: ClipAnswer.self)
    let (first, second) = (clips("hard-cuts.mp4", all), clips("i.mp4", all))
    #expect(first.map(\.verdict) == second.map(\.verdict))
    #expect(first.contains { $0.verdict == .duplicate })
    #expect(
      first.map { $0.duplicateOf?.clip } == second.map { $0.duplicateOf?.clip }
        && second.allSatisfy { $0.duplicateOf.map { $0.video == "i.mp4" } ?? true })
    #expect(Set(first.compactMap(\.group)).isDisjoint(with: second.compactMap(\.group)))
  }

  @Test func allOfThemAreExcluded() throws {
    let other = try Workspace("hard-cuts.mp4")
    try other.add("hard-cuts.mp4", as: "again.mp4")
    try other.scan()
    _ = try Selection(recipe: .everything, excluding: [other.output]).run(on: workspace.catalog())
    let all = try workspace.lines(Manifest.fileName, of: ClipAnswer.self)
    let reasons = ["a.mp4", "hard-cuts.mp4", "nested/b.mp4"].map { clips($0, all).map(\.reasons) }
    #expect(Set(reasons).count == 1 && reasons[0].count == 5)
    #expect(reasons[0].allSatisfy { $0.count == 1 && $0[0].contains("again.mp4 at ") })
  }

  @Test func theFunnelCountsThem() throws {
    let funnel = try workspace.select()
    #expect((funnel.videos, funnel.scanned, funnel.sameFiles) == (8, 8, 4))
    #expect(funnel.description.contains("  same files"))
  }

  @Test func picturesComeFromTheirOwnFile() throws {
    var recipe = Recipe.everything
    recipe.duplicates.scope = .off
    try workspace.select(recipe)
    try FileManager.default.removeItem(at: workspace.videos.appending(path: "a.mp4"))
    let summary = try workspace.export(recipe)
    #expect(summary.failures.count == 1)
    let all = try workspace.lines(Manifest.fileName, of: ClipAnswer.self)
    #expect(clips("a.mp4", all).allSatisfy { $0.frames.isEmpty })
    #expect(clips("hard-cuts.mp4", all).allSatisfy { !$0.frames.isEmpty })
    let results = try workspace.results()
    for frame in clips("nested/b.mp4", all).flatMap(\.frames) {
      #expect(results[frame.file]?.isEmpty == false)
    }
  }
}
