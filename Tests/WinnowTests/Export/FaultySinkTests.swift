import Foundation
import TestSupport
import Testing
import WinnowCore

@testable import Winnow

/// Sinks of somebody else that do not do what they say.
@Suite struct FaultySinkTests {
  /// Writes a byte for each file, and leaves those out that are called so.
  private struct Faulty: ExportSink {
    static let name = "faulty"
    static let summary = "A byte a clip."
    struct Behaviour: Sendable {
      /// The file of a clip, by its number.
      var file: @Sendable (Int) -> String = { "bytes/\($0)" }
      /// What of a clip's frames is shown.
      var frames: @Sendable (Range<Int>) -> Range<Int> = { $0.lowerBound..<$0.lowerBound + 1 }
      var refuses = false
    }

    private struct Refusal: Error {}
    @TaskLocal static var behaviour = Behaviour()

    let signature = "faulty"

    init(settings: ExportSettings, _ instruments: Instruments) {}

    func plan(
      _ clip: CatalogClip, named name: String, frames: MeasuredFrames
    ) throws -> [ExportFile] {
      let behaviour = Self.behaviour
      if behaviour.refuses { throw Refusal() }
      return [
        ExportFile(
          of: clip, frames: behaviour.frames(clip.frames), in: frames.times,
          to: behaviour.file(clip.clip))
      ]
    }

    func write(_ files: [ExportFile], of video: ExportVideo, into batch: OutputBatch) throws
      -> ExportedFiles
    {
      let size = FrameSize(width: 2, height: 2)
      let files = files.filter { !$0.file.hasSuffix("left-out") }
      return try video.write(files, into: batch, size: size) { _, _ in [1] }
    }
  }

  private let workspace: Workspace
  private let folder: URL
  private let clips: Int

  init() throws {
    workspace = try Workspace("hard-cuts.mp4")
    try workspace.scan()
    clips = try workspace.select().kept
    folder = workspace.output.appending(path: "faulty")
  }

  private func export(_ behaviour: Faulty.Behaviour = Faulty.Behaviour()) throws -> Export.Summary {
    let toolbox = try Toolbox.standard.adding(sink: Faulty.self)
    let catalog = try Catalog(folder: workspace.output, create: false, toolbox: toolbox)
    let export = Export(
      recipe: .everything, format: Faulty.name, isolation: .thisProcess, jobs: 1)
    return try Faulty.$behaviour.withValue(behaviour) { try export.run(catalog, to: folder) }
  }

  private func export(naming file: @escaping @Sendable (Int) -> String) throws -> Export.Summary {
    try export(Faulty.Behaviour(file: file))
  }

  private func files() throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter {
      $0.hasPrefix("bytes/")
    }
  }

  @Test func whatIsRightIsWritten() throws {
    let summary = try export()
    #expect(summary.files == clips && summary.failures.isEmpty && clips > 1)
    #expect(try files().count == clips)
  }

  /// Nothing is written.
  @Test func twoClipsAtOnePathAreRefused() throws {
    let error = #expect(throws: WinnowError.self) {
      try export(naming: { _ in "bytes/one" })
    }
    #expect(error?.kind == .refusedName && error?.subject == "bytes/one")
    let reason = try #require(error?.reason)
    #expect(reason.contains("the sink faulty") && reason.contains("hard-cuts.mp4"))
    #expect(reason.contains("clip 0 of ") && reason.contains("clip 1 of "))
    #expect(try files().isEmpty)
  }

  @Test(arguments: [
    "manifest.jsonl", "manifest.csv", "metadata.jsonl", "manifest-1-of-2.jsonl", "catalog.sqlite",
    "catalog.sqlite-wal", "videos.jsonl", "report.html", ".winnow-export.json",
    ".winnow-export.journal", ".winnow-export-1-of-2/ledger.json", "", ".", "../a", "/a", "a/../b",
    "a//b", "a/",
  ])
  func pathsThatAreNoneAreRefused(path: String) throws {
    let error = #expect(throws: WinnowError.self) {
      try export(naming: { $0 == 1 ? path : "bytes/\($0)" })
    }
    #expect(error?.kind == .refusedName && error?.subject == path)
    #expect(error?.reason.contains("the sink faulty has it show clip 1 of ") == true)
    #expect(try files().isEmpty)
    #expect(try export().files == clips)
  }

  /// They are nobody else's.
  @Test(arguments: ["bytes/manifest.jsonl", "manifest-of-mine.jsonl", "clip-1-of-2.bin"])
  func pathsThatAreLikeThemAreTaken(path: String) throws {
    let summary = try export(naming: { $0 == 1 ? path : "bytes/\($0)" })
    #expect(summary.files == clips && summary.failures.isEmpty)
  }

  @Test(arguments: [-5..<1, 0..<0, 0..<100_000, 100_000..<100_001, .min..<0, 0..<(.max)])
  func framesThatAreNotThereLoseTheClip(frames: Range<Int>) throws {
    let shown: @Sendable (Range<Int>) -> Range<Int> = { clip in
      clip.lowerBound == 0 ? frames : clip.lowerBound..<clip.lowerBound + 1
    }
    let summary = try export(Faulty.Behaviour(frames: shown))
    #expect(summary.files == clips - 1 && summary.failures.count == 1)
    let failure = try #require(summary.failures.first)
    #expect(failure.contains("hard-cuts.mp4, clip 0: plan bytes/0: the sink faulty has it show"))
    #expect(failure.contains("\(frames.lowerBound)..<\(frames.upperBound)"))
    #expect(try files().count == clips - 1)
  }

  @Test func whatASinkThrowsLosesTheClip() throws {
    let summary = try export(Faulty.Behaviour(refuses: true))
    #expect(summary.files == 0 && summary.failures.count == 1)
    #expect(summary.failures.first?.contains("plan by the sink faulty: Refusal()") == true)
  }

  /// No manifest names a file that is not there.
  @Test func filesThatAreNotWrittenLoseTheirClips() throws {
    let summary = try export(naming: { $0 == 1 ? "bytes/left-out" : "bytes/\($0)" })
    #expect(summary.files == clips - 1 && summary.written == clips - 1)
    let failure = try #require(summary.failures.first)
    #expect(failure.contains("clip 1: the sink faulty has not written bytes/left-out"))
    let manifest = String(
      decoding: try Data(contentsOf: folder.appending(path: Manifest.fileName)), as: UTF8.self)
    #expect(!manifest.contains("left-out") && manifest.contains("\"bytes/0\""))
    #expect(try export().written == 1)
  }
}
