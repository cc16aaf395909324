import Foundation
import TestSupport
import Testing
import WinnowCore

@testable import Winnow

/// Selections that look for the copies of new videos alone.
@Suite struct KnownCopiesTests {
  private static let names = [
    "copy-half.mp4", "copy-mirrored.mp4", "copy-reencoded.mp4", "hard-cuts.mp4", "original.mp4",
  ]

  private func workspace(_ names: some Sequence<String>) throws -> Workspace {
    let workspace = try Workspace()
    for name in names { try workspace.add(name) }
    try workspace.scan()
    return workspace
  }

  private func manifest(_ workspace: Workspace, _ recipe: Recipe = .everything) throws -> Data {
    try workspace.select(recipe)
    return try workspace.bytes(Manifest.fileName)
  }

  /// The pairs that the catalog holds, by path.
  private func pairs(_ workspace: Workspace) throws -> Set<[String]> {
    let catalog = try workspace.catalog()
    let paths = Dictionary(
      uniqueKeysWithValues: try catalog.videos().map { ($0.row, $0.name) })
    let known = try catalog.knownCopies(by: .normal)
    return Set(known.pairs.map { [paths[$0.a.row] ?? "", paths[$0.b.row] ?? ""].sorted() })
  }

  private static let allPairs: Set<[String]> = [
    ["copy-half.mp4", "copy-mirrored.mp4"], ["copy-half.mp4", "copy-reencoded.mp4"],
    ["copy-half.mp4", "original.mp4"], ["copy-mirrored.mp4", "copy-reencoded.mp4"],
    ["copy-mirrored.mp4", "original.mp4"], ["copy-reencoded.mp4", "original.mp4"],
  ]

  /// Videos are added before, between and behind those that are there, one of them in two files.
  @Test(arguments: [[4], [0, 4], [1, 3], [2], [0, 1, 2, 3]])
  func videosAddedLaterGiveTheSameManifest(first: [Int]) throws {
    let grown = try workspace(first.map { Self.names[$0] })
    try grown.select()
    for name in Self.names where !first.contains(where: { Self.names[$0] == name }) {
      try grown.add(name)
    }
    try grown.add(Self.names[first[0]], as: "a.mp4")
    try grown.scan()
    let whole = try workspace(Self.names)
    try whole.add(Self.names[first[0]], as: "a.mp4")
    try whole.scan()
    let manifest = try manifest(whole)
    #expect(try self.manifest(grown) == manifest)
    #expect(try self.manifest(grown) == manifest, "once more, with all of them known")
    // Of two files with the same bytes the first is measured.
    let second = Self.names[first[0]]
    let found = try pairs(grown).map { $0.map { $0 == "a.mp4" ? second : $0 }.sorted() }
    #expect(Set(found) == Self.allPairs)
  }

  @Test func whatIsKnownIsNotLookedForAgain() throws {
    let workspace = try workspace(Self.names)
    _ = try manifest(workspace)
    try workspace.catalog().execute("DELETE FROM copies")
    #expect(try manifest(workspace).contains(Data(#""verdict":"duplicate""#.utf8)) == false)
    try workspace.add("copy-trimmed.mp4")
    try workspace.scan()
    _ = try manifest(workspace)
    let found = try pairs(workspace)
    #expect(found.count == 4 && found.allSatisfy { $0.contains("copy-trimmed.mp4") })
  }

  @Test func videosThatAreMeasuredAgainAreLookedForAgain() throws {
    let workspace = try workspace(Self.names)
    let manifest = try manifest(workspace)
    let catalog = try workspace.catalog()
    try catalog.setRevisions(of: "original.mp4")
    try workspace.scan()
    #expect(try pairs(workspace) == Self.allPairs.filter { !$0.contains("original.mp4") })
    #expect(try self.manifest(workspace) == manifest)
  }

  /// Stricter or looser criteria, other clips, and back again.
  @Test func otherCopiesAreLookedForAgain() throws {
    let workspace = try workspace(Self.names)
    let manifest = try manifest(workspace)
    var strict = Recipe.everything
    strict.duplicates.strictness = .strict
    var short = Recipe.everything
    short.clips.maximum = 1
    for recipe in [strict, short] {
      try workspace.catalog().execute("DELETE FROM copies")
      _ = try self.manifest(workspace, recipe)
      #expect(try self.manifest(workspace) == manifest)
    }
  }

  /// Where copies are looked for within videos or not at all, those among all stay known.
  @Test(arguments: [DuplicateSettings.Scope.video, .off])
  func narrowerScopesForgetNothing(scope: DuplicateSettings.Scope) throws {
    let workspace = try workspace(Self.names)
    _ = try manifest(workspace)
    var recipe = Recipe.everything
    recipe.duplicates.scope = scope
    let narrow = try manifest(workspace, recipe)
    #expect(try pairs(workspace) == Self.allPairs)
    #expect(narrow.contains(Data(#""verdict":"duplicate""#.utf8)) == false)
  }

  @Test(arguments: ["relation = 'x'", "end_b = start_b - 1", "clip_a = 1", "clip_b = -1"])
  func wherePairsAreDamagedAllAreLookedForAgain(damage: String) throws {
    let workspace = try workspace(Self.names)
    let manifest = try manifest(workspace)
    try workspace.catalog().execute(
      "UPDATE copies SET \(damage) WHERE video_b = (SELECT max(video_b) FROM copies)")
    #expect(try pairs(workspace).isEmpty)
    #expect(try self.manifest(workspace) == manifest)
    #expect(try pairs(workspace) == Self.allPairs)
  }
}
