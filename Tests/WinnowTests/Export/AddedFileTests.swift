import Foundation
import TestSupport
import Testing
import WinnowCore

@testable import Winnow

/// Files that a sink adds once all clips are written.
@Suite struct AddedFileTests {
  /// Pictures, and at each of some paths a list of them.
  private struct Indexed: ExportSink {
    static let name = "indexed"
    static let summary = "Pictures and lists of them."
    @TaskLocal static var paths: [String] = []

    private let frames: FramesSink

    init(settings: ExportSettings, _ instruments: Instruments) {
      frames = FramesSink(settings: settings, instruments)
    }

    var signature: String { frames.signature }

    func plan(
      _ clip: CatalogClip, named name: String, frames: MeasuredFrames
    ) throws -> [ExportFile] {
      try self.frames.plan(clip, named: name, frames: frames)
    }

    func write(_ files: [ExportFile], of video: ExportVideo, into batch: OutputBatch) throws
      -> ExportedFiles
    {
      try frames.write(files, of: video, into: batch)
    }

    func finish(_ clips: ExportedClips) -> [AddedFile] {
      Self.paths.map { path in
        AddedFile(path) { emit in
          try clips.each { line in
            for file in line.files {
              let picture = clips.folder.appending(path: file)
              try emit(Array("\(file) \(try Data(contentsOf: picture).count)\n".utf8))
            }
          }
        }
      }
    }
  }

  private let workspace: Workspace
  private let folder: URL

  init() throws {
    workspace = try Workspace("rgb.mkv", "rotated.mp4", "hard-cuts.mp4")
    try workspace.scan()
    try workspace.select()
    folder = workspace.output.appending(path: "indexed")
  }

  @discardableResult
  private func export(_ paths: String..., part: ExportPart? = nil) throws -> Export.Summary {
    var export = Export(recipe: .everything, format: Indexed.name, isolation: .thisProcess, jobs: 2)
    export.part = part
    let catalog = try Catalog(
      folder: workspace.output, create: false, toolbox: .standard.adding(sink: Indexed.self))
    return try Indexed.$paths.withValue(paths) { try export.run(catalog, to: folder) }
  }

  private func text(_ path: String) -> String? {
    FileManager.default.contents(atPath: folder.appending(path: path).path)
      .map { String(decoding: $0, as: UTF8.self) }
  }

  private func pictures() throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".jpg") }
      .map { "\($0) \(try Data(contentsOf: folder.appending(path: $0)).count)" }.sorted()
  }

  @Test func theyAreOfAllThatWasWritten() throws {
    #expect(try export("lists/index.txt").written > 0)
    let index = try #require(text("lists/index.txt"))
    #expect(index.split(separator: "\n").map(String.init).sorted() == (try pictures()))
    #expect(try export("lists/index.txt").written == 0)
    #expect(text("lists/index.txt") == index)
  }

  @Test func theyGoWhenTheyAreNotAddedAgain() throws {
    try export("lists/index.txt", "other")
    try export("other")
    #expect(text("lists/index.txt") == nil && text("other") != nil)
    try export("other/below")
    #expect(text("other/below") != nil)
    try export("other")
    #expect(text("other") != nil)
    let before = try pictures()
    try export()
    #expect(text("other") == nil && text(ExportLedger.fileName)?.contains("other") == false)
    #expect(try pictures() == before)
  }

  /// Clips are written all the same.
  @Test(arguments: [
    "../index", "/index", "a/../index", ".hidden", "lists/.hidden", ".winnow-export.json", "",
    "manifest.jsonl", "catalog.sqlite", "frames", "frames/rgb", "manifest.jsonl/index", "./index",
  ])
  func placesThatAreNoneAreRefused(path: String) throws {
    let error = #expect(throws: WinnowError.self) { try export(path) }
    #expect(error?.operation == "add")
    #expect(try !pictures().isEmpty)
    #expect(text("manifest.jsonl") == nil)
    #expect(try export().written == 0)
  }

  @Test func filesOfOthersStay() throws {
    try export()
    try Data("mine".utf8).write(to: folder.appending(path: "index"))
    let error = #expect(throws: WinnowError.self) { try export("index") }
    #expect(error?.reason.contains("did not write") == true)
    #expect(text("index") == "mine")
  }

  /// Of an export that is divided the whole adds them.
  @Test func partsAddNone() throws {
    for number in 1...2 {
      try export("index", part: ExportPart(number, of: 2))
      #expect(text("index") == nil)
    }
    #expect(try export("index").written == 0)
    #expect(text("index")?.split(separator: "\n").map(String.init).sorted() == (try pictures()))
  }
}
