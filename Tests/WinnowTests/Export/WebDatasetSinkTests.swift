import Foundation
import TestSupport
import Testing
import WinnowCore

@testable import Winnow

@Suite struct WebDatasetSinkTests {
  private let workspace: Workspace
  private let folder: URL

  init() throws {
    workspace = try Workspace("rgb.mkv", "nested/deeper/leaf.mp4", "rotated.mp4", "hard-cuts.mp4")
    try workspace.scan()
    try workspace.select()
    folder = workspace.output.appending(path: "shards-of")
  }

  private var recipe: Recipe {
    var recipe = Recipe.everything
    recipe.export.shortSide = 32
    recipe.export.shardSamples = 3
    return recipe
  }

  @discardableResult
  private func export(_ recipe: Recipe? = nil, jobs: Int = 2) throws -> Export.Summary {
    try Export(recipe: recipe ?? self.recipe, sink: WebDatasetSink.self, jobs: jobs)
      .run(workspace.catalog(), to: folder)
  }

  private func files() throws -> [String: Data] {
    let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
    return paths.reduce(into: [:]) { files, path in
      files[path] = FileManager.default.contents(atPath: folder.appending(path: path).path)
    }.filter { !$0.value.isEmpty }
  }

  /// The names in a shard, as the `tar` command lists them.
  private func names(_ shard: String) throws -> [String] {
    let output = try TestProgram("tar").output(["tf", folder.appending(path: shard).path])
    return String(decoding: output, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  private func member(_ name: String, of shard: String) throws -> Data {
    let path = folder.appending(path: shard).path
    return Data(try TestProgram("tar").output(["xOf", path, name]))
  }

  @Test func shardsHoldWhatTheManifestSays() throws {
    let summary = try export()
    #expect(summary.clips == 8 && summary.written == 8)
    let shards = try files().keys.filter { $0.hasSuffix(".tar") }.sorted()
    #expect(shards == ["shards/000000.tar", "shards/000001.tar", "shards/000002.tar"])
    #expect(try files().keys.allSatisfy { !$0.contains("winnow-parts") })
    let manifest = try Data(contentsOf: folder.appending(path: Manifest.fileName))
    for line in manifest.split(separator: 0x0A) {
      let object = try #require(try JSONSerialization.jsonObject(with: line) as? [String: Any])
      let shard = try #require(object["shard"] as? String)
      let key = try #require(object["key"] as? String)
      #expect(try names(shard).contains("\(key).mp4"))
      let inside = try JSONSerialization.jsonObject(with: member("\(key).json", of: shard))
      let media = try #require((inside as? [String: Any])?["media"] as? [String: Any])
      #expect(media["file"] as? String == "\(key).mp4")
      #expect(try !member("\(key).mp4", of: shard).isEmpty)
    }
    #expect(try names("shards/000002.tar").count == 4, "two samples are left for the last one")
  }

  @Test func aSecondExportWritesNothingAndChangesNothing() throws {
    try export(jobs: 1)
    let before = try files()
    #expect(try export(jobs: 4).written == 0)
    #expect(try files() == before)
  }

  @Test func aLostShardIsMadeAgain() throws {
    try export()
    let before = try files()
    try FileManager.default.removeItem(at: folder.appending(path: "shards/000001.tar"))
    #expect(try export().written == 3)
    #expect(try files() == before)
  }

  /// As after a kill: some files wait for a shard that was not written.
  @Test func anExportGoesOnWithTheFilesThatWait() throws {
    try export()
    let before = try files()
    let ledger = ExportLedger.fileName
    for shard in ["000001", "000002"] {
      try FileManager.default.removeItem(at: folder.appending(path: "shards/\(shard).tar"))
    }
    let interrupted = Cancellation()
    interrupted.cancel()
    let summary = try Export(recipe: recipe, sink: WebDatasetSink.self, jobs: 1)
      .run(workspace.catalog(), to: folder, cancellation: interrupted)
    #expect(summary.isInterrupted)
    #expect(try export().written == 5)
    #expect(try files() == before)
    #expect(before[ledger] != nil)
  }

  @Test func bytesLimitAShard() throws {
    var recipe = recipe
    recipe.export.shardSamples = 1000
    recipe.export.shardBytes = 1 << 16
    try export(recipe)
    let shards = try files().filter { $0.key.hasSuffix(".tar") }
    #expect(shards.count > 1)
    for shard in shards where try names(shard.key).count > 2 {
      #expect(shard.value.count <= 1 << 16)
    }
  }

  @Test func picturesOfAClipShareItsKey() throws {
    var recipe = recipe
    recipe.export.shardOf = .frames
    try export(recipe)
    let names = try names("shards/000000.tar")
    let first = try #require(names.first)
    let key = first.dropLast(".0000000.jpg".count)
    #expect(names.prefix(4).allSatisfy { $0.hasPrefix("\(key).") })
    #expect(names[3] == "\(key).json")
    #expect(names[0].hasSuffix(".jpg"))
  }

  @Test func otherLimitsMakeOtherShards() throws {
    try export()
    var recipe = recipe
    recipe.export.shardSamples = 100
    try export(recipe)
    #expect(try files().keys.filter { $0.hasSuffix(".tar") } == ["shards/000000.tar"])
    #expect(try names("shards/000000.tar").count == 16)
  }
}

@Suite struct TarEntryTests {
  /// Names of every kind, as the `tar` command reads them.
  @Test(arguments: [
    "plain.jpg", String(repeating: "d/", count: 120) + "deep.json", "Übung/日本.mp4",
    String(repeating: "x", count: 100), String(repeating: "x", count: 101), "new\nline.jpg",
  ])
  func namesAreReadBack(name: String) throws {
    let folder = try TemporaryFolder()
    let archive = folder.url.appending(path: "a.tar")
    let content = Data("content".utf8)
    let entry = TarEntry(name: name, bytes: content.count)
    let bytes = entry.header + content + entry.padding
    #expect(bytes.count == entry.size && bytes.count % 512 == 0)
    try (bytes + TarEntry.end).write(to: archive)
    let listed = try TestProgram("tar").output(["tf", archive.path, "--quoting-style=literal"])
    #expect(String(decoding: listed, as: UTF8.self) == name + "\n")
    let read = try TestProgram("tar").output(["xOf", archive.path])
    #expect(Data(read) == content)
  }
}
