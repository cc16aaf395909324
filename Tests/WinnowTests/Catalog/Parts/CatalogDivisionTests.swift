import Foundation
import GRDB
import TestSupport
import Testing
import WinnowCore

@testable import Winnow

@Suite struct CatalogDivisionTests {
  private let workspace: Workspace
  private var file: URL { workspace.output.appending(path: "part.sqlite") }

  init() throws {
    workspace = try Workspace("rgb.mkv", "hard-cuts.mp4", "rotated.mp4", "original.mp4")
    try workspace.scan()
    try workspace.select()
  }

  @discardableResult
  private func divide(_ part: String, to file: URL? = nil, of catalog: URL? = nil) throws
    -> CatalogDivision.Summary
  {
    let part = try #require(ExportPart(part))
    return try Catalog.reading(catalog ?? workspace.output) {
      try CatalogDivision(part, recipe: .everything).write($0, to: file ?? self.file)
    }
  }

  private func refusal(_ body: () throws -> Void) -> String {
    (#expect(throws: WinnowError.self, performing: body))?.reason ?? ""
  }

  @Test func aPartHoldsWhatItsClipsNeed() throws {
    let before = try workspace.bytes(Catalog.fileName)
    let summary = try divide("1/2")
    #expect(try workspace.bytes(Catalog.fileName) == before)
    let whole = try workspace.catalog().videos().map(\.path)
    try Catalog.reading(file) { part in
      let videos = try part.videos()
      #expect(!videos.isEmpty && videos.count < whole.count && summary.videos == videos.count)
      #expect(whole.prefix(videos.count) == videos.map(\.path)[...])
      var clips = 0
      for video in videos {
        let known = try part.clips(of: video)
        clips += known.count
        #expect(try !known.isEmpty && part.frames(of: video) != nil)
      }
      #expect(summary.clips == clips)
      for table in ["shots", "fingerprints", "pdq", "thumbnails", "runs"] {
        #expect(try part.texts("SELECT 1 FROM \(table)").isEmpty, "\(table)")
      }
    }
    #expect(try AtomicFile.size(of: file) == summary.bytes)
    let names = try FileManager.default.contentsOfDirectory(atPath: workspace.output.path)
    #expect(names.filter { $0.contains("part") } == ["part.sqlite"])
  }

  @Test func theSamePartIsTheSameBytes() throws {
    try divide("1/3")
    let first = try Data(contentsOf: file)
    try divide("2/3")
    #expect(try Data(contentsOf: file) != first)
    try divide("1/3")
    #expect(try Data(contentsOf: file) == first)
  }

  /// Of more parts than clips some are empty, which is no mistake.
  @Test func aPartMayBeEmpty() throws {
    #expect(try divide("1/50").clips == 0)
    let folder = workspace.output.appending(path: "nothing")
    try Catalog.reading(file) { part in
      let summary = try Export(recipe: .everything, isolation: .thisProcess).run(part, to: folder)
      #expect(summary.clips == 0 && summary.part == ExportPart(1, of: 50))
    }
  }

  @Test func nothingElseIsReplaced() throws {
    let names = ["manifest.jsonl", Catalog.fileName]
    let before = try names.map(workspace.bytes)
    for name in names {
      let reason = refusal { try divide("1/2", to: workspace.output.appending(path: name)) }
      #expect(reason == "it is there, and no part of a catalog; name another file")
    }
    #expect(refusal { try divide("1/2", to: workspace.videos) }.contains("it is there"))
    #expect(try names.map(workspace.bytes) == before)
    try divide("1/2")
    let link = workspace.output.appending(path: "link.sqlite")
    try FileManager.default.createSymbolicLink(at: link, withDestinationURL: file)
    #expect(refusal { try divide("2/2", to: link) }.contains("it is there"))
  }

  @Test func whatNoPartCanBeTakenOfIsSaid() throws {
    try divide("1/2")
    let other = workspace.output.appending(path: "other.sqlite")
    #expect(
      refusal { try divide("1/2", to: other, of: file) } == "it is part 1/2 of a catalog itself")
    try workspace.catalog().clearVerdicts()
    #expect(refusal { try divide("1/2", to: other) }.contains("run 'winnow select'"))
    #expect(!FileManager.default.fileExists(atPath: other.path))
  }

  /// What a part cannot say is not guessed.
  @Test func exportsOfAnotherPartOrOtherShardsAreRefused() throws {
    try divide("1/2")
    let folder = workspace.output.appending(path: "exported")
    try Catalog.reading(file) { part in
      var export = Export(recipe: .everything, isolation: .thisProcess)
      export.part = ExportPart(2, of: 2)
      #expect(refusal { _ = try export.run(part, to: folder) }.contains("it is part 1/2"))
      var recipe = Recipe.everything
      recipe.export.shardSamples = 7
      let shards = Export(recipe: recipe, format: WebDatasetSink.name, isolation: .thisProcess)
      #expect(refusal { _ = try shards.run(part, to: folder) }.contains("shards of 1000 clips"))
      export.part = ExportPart(1, of: 2)
      let summary = try export.run(part, to: folder)
      #expect(summary.written > 0)
    }
  }

  /// A part may come from anywhere; what it says of its place would leave clips out.
  @Test(arguments: [-1, 1 << 40, Int.max]) func aPlaceOutsideTheWholeIsRefused(first: Int) throws {
    try divide("1/2")
    try DatabaseQueue(path: file.path).write {
      try $0.execute(sql: "UPDATE part_videos SET first_clip = ?", arguments: [first])
    }
    try Catalog.reading(file) { part in
      #expect(refusal { _ = try part.part() } == "its place in the whole is damaged")
    }
  }

  /// A part lacks what videos are cut, compared and measured again by.
  @Test func aPartIsExportedAndNothingElse() throws {
    try divide("1/2")
    let folder = try TemporaryFolder()
    try FileManager.default.copyItem(
      at: file, to: folder.url.appending(path: Catalog.fileName))
    let part = try Catalog(folder: folder.url, create: false)
    let words = "it is part 1/2 of a catalog"
    #expect(refusal { _ = try Selection(recipe: .everything).run(on: part) }.contains(words))
    #expect(
      refusal {
        _ = try Scan(recipe: .everything, isolation: .thisProcess).run(
          inputs: [workspace.videos.path], into: part)
      }.contains(words))
    #expect(try part.isSelected())
    let other = folder.url.appending(path: "merged")
    #expect(refusal { _ = try Merge(recipe: .everything).run([file], into: other) }.contains(words))
    // What it came from has all that it has.
    let before = try workspace.bytes(Manifest.fileName)
    _ = try Merge(recipe: .everything).run([file], into: workspace.output)
    #expect(try workspace.catalog().isSelected())
    try workspace.select()
    #expect(try workspace.bytes(Manifest.fileName) == before)
  }

  /// Where the videos lie elsewhere, and the part beside other files.
  @Test func videosMayLieElsewhere() throws {
    try divide("1/1")
    let folder = try TemporaryFolder()
    let (part, moved) = (folder.url.appending(path: "p"), folder.url.appending(path: "moved"))
    try FileManager.default.copyItem(at: file, to: part)
    try FileManager.default.moveItem(at: workspace.videos, to: moved)
    let moves = [RootMove(from: workspace.videos.path, to: moved.path)]
    try Catalog.reading(part, moves: moves) { catalog in
      let summary = try Export(recipe: .everything, isolation: .thisProcess)
        .run(catalog, to: folder.url.appending(path: "exported"))
      #expect(summary.failures.isEmpty && summary.written > 0)
    }
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
    #expect(names.sorted() == ["exported", "moved", "p"])
  }
}
