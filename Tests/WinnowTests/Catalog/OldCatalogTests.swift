import Foundation
import TestSupport
import Testing
import WinnowCore

@testable import Winnow

/// Catalogs that earlier versions wrote, in Fixtures/catalogs, give the verdicts that they gave then.
@Suite struct OldCatalogTests {
  private static func lines(_ file: URL) throws -> [ClipAnswer] {
    try Data(contentsOf: file).split(separator: 0x0A).map {
      try JSONDecoder().decode(ClipAnswer.self, from: $0)
    }
  }

  /// A file with the bytes of another was a video of its own.
  @Test(arguments: ["layout-9"]) func verdictsAreThoseOfThen(name: String) throws {
    let then = TestFolders.fixtures.appending(path: "catalogs/\(name)")
    let workspace = try Workspace()
    try FileManager.default.copyItem(at: then, to: workspace.output)
    var recipe = try Recipe.named("balanced")
    recipe.manifest.scores = .all
    // The bound of then.
    let entropy = try #require(recipe.gates.firstIndex { $0.score == "information.entropy" })
    recipe.gates[entropy].lower = 3
    let funnel = try workspace.select(recipe)
    let videos = try Self.videos(then.appending(path: VideoList.fileName))
    let others = Set(videos.filter { $0.outcome == .identical }.map(\.path))
    let known = try Self.lines(then.appending(path: Manifest.fileName))
      .filter { !others.contains($0.video) }
    let found = try Self.lines(workspace.output.appending(path: Manifest.fileName))
    #expect(funnel.clips == known.count && found.count == known.count && !others.isEmpty)
    for (now, before) in zip(found, known) {
      #expect((now.video, now.clip) == (before.video, before.clip))
      #expect(now.verdict == before.verdict && now.reasons == before.reasons, "\(now.video)")
      #expect(now.crop == before.crop && now.group == before.group, "\(now.video)")
      #expect(now.scores == before.scores, "\(now.video)")
    }
    #expect(funnel.presence.isElsewhere && funnel.unmeasured == 0 && funnel.sameFiles == 1)
    #expect(found.allSatisfy { $0.id == nil && $0.videoID == nil })
    #expect(funnel.unnamed == Set(found.map(\.video)).count)
  }

  /// The files of the catalog as they lie in Fixtures, by where they were.
  private static let sources = [
    "nested/leaf.mp4": "nested/deeper/leaf.mp4", "nested/same.mp4": "original.mp4",
  ]

  /// The next scan reads the bytes, and decodes what has to be known otherwise of them since.
  @Test(arguments: ["layout-9"]) func aScanNamesWhatIsThere(name: String) throws {
    let then = TestFolders.fixtures.appending(path: "catalogs/\(name)")
    let workspace = try Workspace()
    try FileManager.default.copyItem(at: then, to: workspace.output)
    for video in try Self.videos(then.appending(path: VideoList.fileName)) {
      try workspace.add(Self.sources[video.path] ?? video.path, as: video.path)
    }
    try Self.standAsThen(workspace)
    let summary = try workspace.scan()
    #expect(summary.known == 0 && summary.scanned > 0, "facts are of another revision")
    let catalog = try workspace.catalog()
    #expect(try catalog.videos().allSatisfy { ($0.id != nil) == $0.isMeasured })
    #expect(try catalog.videos().allSatisfy { ($0.facts?.stream != nil) == $0.isMeasured })
    let fresh = try TemporaryFolder()
    let new = try Catalog(folder: fresh.url, create: true)
    _ = try Scan(recipe: Recipe(), isolation: .thisProcess).run(
      inputs: [workspace.videos.path], into: new)
    let recipe = try Recipe.named("balanced")
    _ = try Selection(recipe: recipe).run(on: new)
    try workspace.select(recipe)
    let manifest = try Data(contentsOf: fresh.url.appending(path: Manifest.fileName))
    #expect(try workspace.bytes(Manifest.fileName) == manifest)
  }

  /// Gives the files the times that the catalog has, and the catalog their folder.
  private static func standAsThen(_ workspace: Workspace) throws {
    let catalog = try Catalog(
      folder: workspace.output, create: false,
      moves: [RootMove(from: "/tmp/winnow-layout-9/videos", to: workspace.videos.path)])
    for place in try catalog.places() {
      let seconds = Double(place.source.modified / 1_000_000_000)
      let rest = Int(place.source.modified % 1_000_000_000)
      var times = [timespec(tv_sec: Int(seconds), tv_nsec: rest)]
      times.append(times[0])
      #expect(utimensat(AT_FDCWD, place.source.absolutePath, times, 0) == 0)
    }
  }

  private static func videos(_ file: URL) throws -> [VideoAnswer] {
    try Data(contentsOf: file).split(separator: 0x0A).map {
      try JSONDecoder().decode(VideoAnswer.self, from: $0)
    }
  }

  /// An old catalog that is only read stays as it is.
  @Test func itCanBeExcludedAsItIs() throws {
    let then = TestFolders.fixtures.appending(path: "catalogs/layout-9/\(Catalog.fileName)")
    let before = try Data(contentsOf: then)
    let workspace = try Workspace("original.mp4", "vfr.mp4", "static.mp4")
    try workspace.scan()
    _ = try Selection(recipe: .everything, excluding: [then]).run(on: workspace.catalog())
    let lines = try workspace.lines(Manifest.fileName, of: ClipAnswer.self)
    let rejected = Set(lines.filter { $0.verdict == .reject }.map(\.video))
    #expect(rejected == ["original.mp4", "vfr.mp4"])
    #expect(try Data(contentsOf: then) == before)
  }
}
