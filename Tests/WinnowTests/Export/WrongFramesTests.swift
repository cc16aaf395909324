import Foundation
import TestSupport
import Testing
import WinnowCore

@testable import Winnow

/// Sinks of somebody else that ask for what is not there.
@Suite struct WrongFramesTests {
  /// Of one video it asks for other frames than there are.
  private struct Wrong: ExportSink {
    static let name = "wrong"
    static let summary = "Pictures, some of frames that are not there."
    @TaskLocal static var frames = 0..<1

    init(settings: ExportSettings, _ instruments: Instruments) {}

    var signature: String { Self.name }

    func plan(_ clip: CatalogClip, named name: String, frames: MeasuredFrames) -> [ExportFile] {
      let isWrong = clip.path == "rgb.mkv"
      return [clip.frames.lowerBound..<clip.frames.lowerBound + 1, isWrong ? Self.frames : 0..<1]
        .enumerated().map { number, range in
          ExportFile(of: clip, frames: range, in: frames.times, to: "wrong/\(name)-\(number).raw")
        }
    }

    func write(_ files: [ExportFile], of video: ExportVideo, into batch: OutputBatch) throws
      -> ExportedFiles
    {
      try video.write(files, into: batch, size: FrameSize(width: 8, height: 8)) { $1[0].samples }
    }
  }

  private let workspace: Workspace
  private let catalog: Catalog

  init() throws {
    workspace = try Workspace("rgb.mkv", "dark.mp4")
    try workspace.scan()
    try workspace.select()
    catalog = try Catalog(
      folder: workspace.output, create: false, toolbox: .standard.adding(sink: Wrong.self))
  }

  private func export() throws -> Export.Summary {
    try Export(recipe: .everything, format: Wrong.name, isolation: .thisProcess, jobs: 1).run(
      catalog, to: workspace.output.appending(path: "out"))
  }

  @Test(arguments: [-3..<(-2), -1..<1, 11..<13, 500..<501, .min ..< .max])
  func clipsAreLostThatAskForOtherFramesThanThereAre(frames: Range<Int>) throws {
    let summary = try Wrong.$frames.withValue(frames) { try export() }
    #expect(summary.files == 2 && summary.written == 2 && summary.failures.count == 1)
    let failure = try #require(summary.failures.first)
    #expect(failure.contains("rgb.mkv, clip 0") && failure.contains("\(frames) of 12"))
  }

  @Test func framesThatAreThereAreWritten() throws {
    #expect(try Wrong.$frames.withValue(11..<12) { try export() }.written == 4)
  }

  @Test func aSizeThatThereAreNoPicturesOfIsAnError() throws {
    let video = try #require(try catalog.videos().first)
    let exported = ExportVideo(
      source: video.source, facts: try video.knownFacts(), isDamaged: false,
      times: try #require(try catalog.measurements(of: video)?.times))
    let batch = OutputBatch(in: try OutputFolder(workspace.output.path))
    for side in [0, -1, 16384, .max] {
      let error = #expect(throws: WinnowError.self) {
        try exported.write([], into: batch, size: FrameSize(width: side, height: side)) { _, _ in []
        }
      }
      #expect(error?.kind == .outOfRange && error?.subject == video.file)
    }
  }
}
