import Foundation
import TestSupport
import Testing
import WinnowCore

@testable import Winnow

/// A clip that cannot be had costs no other clip, at no rerun, and is never taken for done.
@Suite struct LostClipsTests {
  private let workspace: Workspace

  init() throws {
    workspace = try Workspace("rgb.mkv", "hard-cuts.mp4")
    try workspace.scan()
    try workspace.select()
  }

  /// Has the catalog say of a frame of `hard-cuts.mp4` that it is shown where none is.
  private func misplace(_ frame: Int) throws {
    let catalog = try workspace.catalog()
    let video = try #require(try catalog.videos().first { $0.source.path == "hard-cuts.mp4" })
    let measured = try #require(try catalog.frames(of: video))
    var times = FrameTimes(timeBase: measured.times.timeBase)
    for (number, time) in measured.times.ticks.enumerated() {
      let length = measured.times[number + 1] - time
      times.append(pts: number == frame ? time + length / 3 : time, duration: length)
    }
    let hex = times.encoded.map { String(format: "%02X", $0) }.joined()
    try catalog.execute("UPDATE timelines SET times = x'\(hex)' WHERE video = \(video.row)")
  }

  private func clips() throws -> [CatalogClip] {
    let catalog = try workspace.catalog()
    return try catalog.videos().filter { $0.source.path == "hard-cuts.mp4" }
      .flatMap { try catalog.clips(of: $0) }
  }

  @Test(arguments: ExportFollowingTests.Form.allCases)
  func aFrameThatIsNotFoundAgainCostsItsClip(form: ExportFollowingTests.Form) throws {
    let clips = try clips()
    let lost = clips[2]
    try misplace(lost.frames.lowerBound)
    let folder = ExportedFolder(workspace: workspace, sink: form.sink, recipe: form.recipe)
    let summary = try folder.export()
    #expect(summary.failures.count == 1)
    #expect(summary.failures[0].contains("hard-cuts.mp4, clip 2: seek: no frame at"))
    #expect(summary.written == summary.files && summary.files > clips.count - 1)
    #expect(summary.clips == clips.count + 1)
    let before = try folder.content()
    let again = try folder.export(jobs: 1)
    #expect(again.failures == summary.failures && again.files == summary.files)
    #expect(try folder.content() == before)
    let lines = try workspace.lines("exported/\(Manifest.fileName)", of: ClipAnswer.self)
    #expect(lines.count == clips.count + 1, "it is listed, without files")
    try folder.expectFresh()
  }

  @Test func eachReasonIsALine() {
    let key = { ClipKey(video: 7, clip: $0) }
    let lines = ExportedFiles.lines(
      [key(9): "b", key(2): "a", key(10): "a", key(1): "c"], of: "/v.mp4")
    #expect(
      lines == [
        "export /v.mp4, clip 1: c", "export /v.mp4, clips 2, 10: a", "export /v.mp4, clip 9: b",
      ])
  }
}
