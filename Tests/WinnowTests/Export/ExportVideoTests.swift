import Testing
import WinnowCore

@testable import Winnow

@Suite struct ExportVideoTests {
  @Test func aSizeThatThereAreNoPicturesOfIsAnError() throws {
    let workspace = try Workspace("rgb.mkv")
    try workspace.scan()
    let catalog = try workspace.catalog()
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
