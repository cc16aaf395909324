import Foundation
import TestSupport
import Testing
import WinnowCore
import WinnowMedia

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
    try Export(
      recipe: recipe ?? self.recipe, format: WebDatasetSink.name, isolation: .thisProcess,
      jobs: jobs
    )
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
    let summary = try Export(
      recipe: recipe, format: WebDatasetSink.name, isolation: .thisProcess, jobs: 1
    )
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
    #expect(key.hasPrefix("hard-cuts/000000-"))
    #expect(names.prefix(4).allSatisfy { $0.hasPrefix("\(key).") })
    #expect(names[3] == "\(key).json")
    #expect(names[0].hasSuffix(".jpg"))
  }

  /// Nothing is coded again for them.
  @Test func otherLimitsMakeOtherShards() throws {
    try export()
    let before = try files()
    var recipe = recipe
    recipe.export.shardSamples = 100
    #expect(try export(recipe).written == 0)
    #expect(try files().keys.filter { $0.hasSuffix(".tar") } == ["shards/000000.tar"])
    #expect(try names("shards/000000.tar").count == 16)
    #expect(try export().written == 0)
    #expect(try files() == before)
  }

  /// Only the clips that are new are coded.
  @Test func otherClipsTakeWhatThereIs() throws {
    var recipe = recipe
    recipe.clips.minimum = 1.3
    try workspace.select(recipe)
    let some = try export(recipe).clips
    try workspace.select()
    let summary = try export()
    #expect(some > 0 && summary.clips == 8 && summary.written == 8 - some)
    let found = try files()
    try FileManager.default.removeItem(at: folder)
    try export()
    #expect(try files() == found)
  }

  /// What is not as the ledger knows it is not taken.
  @Test(arguments: ["longer", "no archive", "other files"])
  func aShardThatWasChangedIsNotTakenApart(how: String) throws {
    try export()
    let before = try files()
    let shard = folder.appending(path: "shards/000001.tar")
    var bytes = try Data(contentsOf: shard)
    switch how {
    case "longer": bytes += Data(count: 512)
    case "no archive": bytes = Data(repeating: 7, count: bytes.count)
    default: bytes.replaceSubrange(124..<135, with: Data("00000000017".utf8))
    }
    try bytes.write(to: shard)
    var recipe = recipe
    recipe.export.shardSamples = 2
    #expect(try export(recipe).written == (how == "other files" ? 1 : 3))
    #expect(try export().written == 0)
    #expect(try files() == before)
  }

  /// As after a kill while shards give way to others: whichever of them were written, the rest waits.
  @Test(arguments: 0...2) func anExportOfOtherShardsThatWasKilledGoesOn(written: Int) throws {
    try export()
    var recipe = recipe
    recipe.export.shardSamples = 4
    let before = try files()
    #expect(try export(recipe).written == 0)
    let after = try files()
    try FileManager.default.removeItem(at: folder)
    for (path, bytes) in before {
      try AtomicFile.makeFolder(of: folder.appending(path: path))
      try bytes.write(to: folder.appending(path: path))
    }
    var ledger = try ExportLedger(folder)
    let plan = try ExportPlan(
      workspace.catalog(), sink: WebDatasetSink(settings: recipe.export, .standard),
      limits: DecodeLimits(),
      cancellation: Cancellation())
    try ledger.begin(plan.entries, format: WebDatasetSink.name)
    try ShardReuse(ledger: ledger, folder: OutputFolder(folder.path))
      .restore(plan.videos.flatMap(\.files)) { false }
    let content = try JSONDecoder().decode(
      LedgerContent.self, from: #require(after[ExportLedger.fileName]))
    for shard in content.shards.prefix(written) {
      try ledger.promise(shard.file, key: shard.key)
      try #require(after[shard.file]).write(to: folder.appending(path: shard.file))
      let isNoted = shard.file.hasSuffix("0.tar")
      if isNoted {
        try ledger.remember(shard)
        for file in plan.videos.flatMap(\.files)
        where shard.parts.contains(where: { $0.key == file.key }) {
          try ledger.discard(file.file)
        }
      }
    }
    #expect(try export(recipe).written == 0)
    #expect(try files() == after)
    try FileManager.default.removeItem(at: folder.appending(path: "shards/000000.tar"))
    #expect(try export(recipe).written == 4)
    #expect(try files() == after)
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
