import TestSupport
import Testing
import WinnowCore

@testable import Winnow

/// Gates that ask what containers say beside what is known of every video.
@Suite struct ContainerFactGateTests {
  private let workspace: Workspace

  init() throws { workspace = try Workspace("sharp.mp4", "with-audio.mp4") }

  private static var heard: Recipe {
    get throws { try RecipeYAML.recipe("screen: {probe: {sound_streams: [1, ~]}}") }
  }

  @Test func silentVideosAreTurnedAway() throws {
    let summary = try workspace.scan(Self.heard)
    #expect((summary.scanned, summary.screened) == (1, 1))
    let lines = try workspace.lines(VideoList.fileName, of: VideoAnswer.self)
    #expect(lines.first { $0.path == "sharp.mp4" }?.error == "screen: sound_streams 0 < 1")
  }

  @Test func clipsOfSilentVideosFailTheGate() throws {
    try workspace.scan()
    try workspace.select(Self.heard)
    let lines = try String(decoding: workspace.bytes(Manifest.fileName), as: UTF8.self)
      .split(separator: "\n")
    #expect(lines.count > 1)
    for line in lines {
      #expect(line.contains("\"sound_streams\"") == line.contains("\"sharp.mp4\""), "\(line)")
    }
  }

  /// Catalogs of older versions do not have them; to ask is what makes a scan read them.
  @Test func whatWasNeverReadIsReadOnceItIsAsked() throws {
    try workspace.scan()
    let catalog = try workspace.catalog()
    try catalog.execute("UPDATE facts SET read = NULL")
    try catalog.execute("UPDATE measurements SET parts = json_remove(parts, '$.read')")
    #expect(try workspace.scan().scanned == 0)
    #expect(try catalog.numbers("SELECT count(read) FROM facts") == [0])
    let shots = try catalog.numbers("SELECT count(*) FROM shots")
    try workspace.scan(Self.heard)
    #expect(try catalog.numbers("SELECT count(read) FROM facts") == [2])
    // The silent one was measured whole before, and stays so.
    #expect(try catalog.numbers("SELECT count(*) FROM shots") == shots)
    #expect(try catalog.numbers("SELECT count(*) FROM videos WHERE outcome = 'scanned'") == [2])
    #expect(try workspace.scan(Self.heard).scanned == 0)
  }
}
