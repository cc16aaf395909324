import Foundation
import TestSupport
import Testing

@testable import Winnow
@testable import WinnowCLI

/// Progress as programs read it.
@Suite struct ProgressOptionTests {
  private struct Line: Decodable, Equatable {
    var progress: String
    var files, of: Int
    var failed, written, frames: Int?
    var seconds, rate, left: Double?
  }

  private func line(_ report: ProgressReport) throws -> Line {
    try JSONDecoder().decode(Line.self, from: Data(#require(report.line).utf8))
  }

  private func lines(_ talk: String) throws -> (reports: [Line], others: [Substring]) {
    let lines = talk.split(separator: "\n")
    let reports = try lines.filter { $0.hasPrefix("{") }
      .map { try JSONDecoder().decode(Line.self, from: Data($0.utf8)) }
    return (reports, lines.filter { !$0.hasPrefix("{") })
  }

  @Test func aScanTellsAllThatIsKnown() throws {
    var state = ScanProgress().current
    (state.videos, state.finished, state.failed, state.frames) = (40, 10, 1, 8500)
    (state.videoSeconds, state.bytes, state.finishedBytes) = (340, 1000, 250)
    #expect(
      try line(state.report(elapsed: 10))
        == Line(
          progress: "scan", files: 10, of: 40, failed: 1, frames: 8500, seconds: 340, rate: 34,
          left: 30))
    state.finishedBytes = 0
    #expect(try line(state.report(elapsed: 0)).left == nil)
    #expect(try line(state.report(elapsed: 0)).rate == nil)
  }

  @Test func whatIsReadBeforeIsToldApart() throws {
    var state = ScanProgress().current
    (state.unidentified, state.identified) = (4, 1)
    (state.unidentifiedBytes, state.identifiedBytes) = (100, 50)
    #expect(
      try line(state.report(elapsed: 3)) == Line(progress: "read", files: 1, of: 4, left: 3))
    state.identified = 4
    #expect(try line(state.report(elapsed: 3)).progress == "scan")
  }

  @Test func anExportTellsWhatItWrote() throws {
    var state = ExportProgress().current
    (state.videos, state.finished, state.written) = (4, 1, 6)
    #expect(
      try line(state.report(elapsed: 2))
        == Line(progress: "export", files: 1, of: 4, written: 6, left: 6))
  }

  @Test func aRunEndsEachStepWithALine() throws {
    let folder = try TemporaryFolder()
    let (videos, output) = (
      folder.url.appending(path: "videos"), folder.url.appending(path: "out").path
    )
    try FileManager.default.createDirectory(at: videos, withIntermediateDirectories: true)
    for name in ["dark.mp4", "rgb.mkv"] {
      try FileManager.default.copyItem(
        at: TestFolders.fixture(name), to: videos.appending(path: name))
    }
    try Data().write(to: videos.appending(path: "empty.mp4"))
    let arguments = ["run", videos.path, "-o", output, "--recipe", "measure-only"]
    let end = try WinnowProcess(arguments + ["--progress", "jsonl"]).end()
    #expect(end.status == 1)
    let (reports, others) = try lines(end.talk)
    let last = try #require(reports.last { $0.progress == "scan" })
    #expect(last.files == 3 && last.of == 3 && last.failed == 1 && last.left == nil)
    #expect(try #require(last.frames) > 10 && #require(last.seconds) > 0)
    #expect(reports.last?.progress == "export" && reports.last?.files == reports.last?.of)
    #expect(others.contains { $0.hasPrefix("failed: empty.mp4: ") })
    let again = try WinnowProcess(["scan"] + arguments.dropFirst() + ["--progress", "jsonl"]).end()
    #expect(try lines(again.talk).reports.last.map { [$0.files, $0.of] } == [0, 0])
    #expect(!end.output.contains("{\"") && again.output.isEmpty)
    let plain = try WinnowProcess(arguments + ["--progress", "line"]).end()
    #expect(try lines(plain.talk).reports.isEmpty)
    #expect(try WinnowProcess(arguments + ["--progress", "xml"]).end().status == 2)
  }
}
