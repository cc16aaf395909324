import Foundation
import TestSupport
import Testing
import WinnowCore

@testable import Winnow

/// Folders that are scanned in parts, while files come, go and move, and parts that are merged in any order
/// and nesting: the outcome is that of one scan of all.
@Suite struct MergeWalkTests {
  @Test(arguments: 1...8 as ClosedRange<UInt64>) func theMergedCatalogIsThatOfOneScan(seed: UInt64)
    throws
  {
    var walk = try MergeWalk(seed: seed)
    let parts = Int.random(in: 2...5, using: &walk.random)
    for part in 1...parts {
      try walk.scanPart(isLast: part == parts)
      if part < parts, walk.isWhole { for _ in 0..<2 { try walk.change() } }
    }
    try walk.mergeAll()
    try walk.expectOneScanSaysTheSame()
    try walk.expectMergingAgainChangesNothing()
  }
}

private struct MergeWalk {
  private let folder: TemporaryFolder
  var random: SeededGenerator
  /// Directories that may be named, one of them inside another.
  private let roots: [URL]
  private var contents: [Data] = []
  private var files: Set<URL> = []
  /// Files that are as some part knows them.
  private var scanned: Set<URL> = []
  /// Directories that were named to the scan of a part.
  private var named: Set<URL> = []
  private var parts: [URL] = []
  private var merged: URL
  private var names = 0

  /// How all is scanned: wholly, behind a screen, or as a survey.
  private let recipe: Recipe
  private let isSurvey: Bool
  /// Whether all files are read to their ends. Else ids are remembered that only files which are gone were a
  /// reason to look for.
  let isWhole: Bool

  init(seed: UInt64) throws {
    var recipe = Recipe.everything
    if seed % 4 == 1 {
      recipe.screen = try RecipeYAML.recipe("screen: {probe: {short_side: [100, ~]}}\ngates: {}")
        .screen
    }
    self.recipe = recipe
    isSurvey = seed % 4 == 2
    isWhole = ![1, 2].contains(seed % 4)
    folder = try TemporaryFolder()
    random = SeededGenerator(seed: seed)
    roots = ["one", "one/inner", "two"].map { [folder] in folder.url.appending(path: $0) }
    merged = folder.url
    for name in [
      "rgb.mkv", "animated.gif", "copy-half.mp4", "original.mp4", "copy-mirrored.mp4", "text.mp4",
      "notes.txt", "zero-bytes.mp4", "truncated-no-index.mp4",
    ] { contents.append(try Data(contentsOf: TestFolders.fixture(name))) }
    // Two of one size. A Void element holds nothing (RFC 8794).
    for ending in [1, 2] as [UInt8] { contents.append(contents[0] + [0xEC, 0x81, ending]) }
    for root in roots {
      try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
      for _ in 0..<4 { try add(to: root) }
    }
  }

  private mutating func newName(in root: URL) -> URL {
    names += 1
    // Some names are those of files elsewhere.
    let number = Bool.random(using: &random) ? names : 100 + names % 3
    let file = root.appending(path: "v\(number).\(names % 2 == 0 ? "mkv" : "mp4")")
    return files.contains(file) ? root.appending(path: "w\(names).mkv") : file
  }

  private mutating func add(to root: URL) throws {
    let file = newName(in: root)
    try (contents.randomElement(using: &random) ?? Data()).write(to: file)
    files.insert(file)
  }

  private func sorted(_ files: Set<URL>) -> [URL] { files.sorted { $0.path < $1.path } }

  /// Does one thing to the folders.
  mutating func change() throws {
    let root = roots.randomElement(using: &random) ?? roots[0]
    guard let file = sorted(files).randomElement(using: &random) else { return try add(to: root) }
    let manager = FileManager.default
    scanned.remove(file)
    switch Int.random(in: 0..<5, using: &random) {
    case 0: try add(to: root)
    case 1:
      try manager.removeItem(at: file)
      files.remove(file)
    case 2:
      let target = newName(in: root)
      try manager.moveItem(at: file, to: target)
      files.remove(file)
      files.insert(target)
    case 3:
      let target = newName(in: root)
      try manager.copyItem(at: file, to: target)
      files.insert(target)
    default: try (contents.randomElement(using: &random) ?? Data()).write(to: file)
    }
  }

  /// Scans some files and directories into a catalog of their own, and all that is left into the last.
  mutating func scanPart(isLast: Bool) throws {
    var inputs = Set(roots.filter { _ in Int.random(in: 0..<5, using: &random) == 0 })
    named.formUnion(inputs)
    for file in sorted(files) where isLast || Int.random(in: 0..<3, using: &random) == 0 {
      if !isLast || !scanned.contains(file) { inputs.insert(file) }
    }
    if inputs.isEmpty { inputs.formUnion(sorted(files).prefix(1)) }
    let catalog = try scan(sorted(inputs), into: "part-\(parts.count)")
    scanned.formUnion(
      files.filter { file in inputs.contains { "\(file.path)/".hasPrefix("\($0.path)/") } })
    if Bool.random(using: &random) { _ = try Selection(recipe: recipe).run(on: catalog) }
    parts.append(catalog.folder)
  }

  private func scan(_ inputs: [URL], into name: String) throws -> Catalog {
    let catalog = try Catalog(folder: folder.url.appending(path: name), create: true)
    var scan = Scan(recipe: recipe, isolation: .thisProcess, jobs: 2)
    scan.keyframesOnly = isSurvey
    _ = try scan.run(inputs: inputs.map(\.path), into: catalog)
    return catalog
  }

  /// Merges some of what there is into a new catalog or one of them, until there is one.
  mutating func mergeAll() throws {
    var left = parts.shuffled(using: &random)
    for round in 0... {
      let count = Int.random(in: 1...left.count, using: &random)
      let inputs = Array(left.prefix(count))
      // A part stays as it is, to be merged again.
      let grown = inputs.first { !parts.contains($0) }
      let target = grown ?? folder.url.appending(path: "merged-\(round)")
      _ = try Merge(recipe: recipe).run(inputs, into: target)
      if Bool.random(using: &random) {
        _ = try Selection(recipe: recipe).run(on: Catalog(folder: target, create: false))
      }
      left = (left.dropFirst(count) + [target]).shuffled(using: &random)
      merged = target
      if left.count == 1 { return }
    }
  }

  private func results(_ folder: URL) throws -> [Data] {
    _ = try Selection(recipe: recipe).run(on: Catalog(folder: folder, create: false))
    return try [Manifest.fileName, VideoList.fileName].map {
      try Data(contentsOf: folder.appending(path: $0))
    }
  }

  func expectOneScanSaysTheSame() throws {
    let whole = try scan(sorted(files.union(named)), into: "whole")
    #expect(try results(merged) == results(whole.folder))
    let ids = try whole.videos().flatMap { try whole.clips(of: $0) }.compactMap(\.id)
    #expect(Set(ids).count == ids.count && ids.isEmpty == isSurvey)
  }

  mutating func expectMergingAgainChangesNothing() throws {
    let before = try results(merged)
    for inputs in [parts.shuffled(using: &random), [parts[0]], parts + [merged]] {
      let summary = try Merge(recipe: recipe).run(inputs, into: merged)
      #expect(!summary.isNews)
      #expect(try Catalog(folder: merged, create: false).isSelected())
    }
    #expect(try results(merged) == before)
  }
}
