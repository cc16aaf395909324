import Foundation
import TestSupport
import Testing

/// What an export says, by the command and so through worker processes.
@Suite struct ExportCommandTests {
  private let folder: TemporaryFolder
  private var videos: URL { folder.url.appending(path: "videos") }
  private var output: URL { folder.url.appending(path: "out") }
  private var exported: URL { folder.url.appending(path: "exported") }

  init() throws {
    folder = try TemporaryFolder()
    try FileManager.default.createDirectory(at: videos, withIntermediateDirectories: true)
    for name in ["rgb.mkv", "rotated.mp4"] {
      try FileManager.default.copyItem(
        at: TestFolders.fixture(name), to: videos.appending(path: name))
    }
  }

  private func measure(_ options: String...) throws {
    let recipe = ["--recipe", "measure-only"]
    for step in [
      ["scan", videos.path, "-o", output.path] + options + recipe,
      ["select", output.path] + recipe,
    ] { #expect(try WinnowProcess(step).end().status == 0) }
  }

  private func export(to target: URL? = nil) throws -> WinnowProcess.End {
    try WinnowProcess.run("export", output.path, "--to", (target ?? exported).path)
  }

  @Test func renamedVideosAreFollowed() throws {
    try measure()
    #expect(try export().talk.hasSuffix("exported 6 of 6 files of 2 clips\n"))
    try FileManager.default.moveItem(
      at: videos.appending(path: "rgb.mkv"), to: videos.appending(path: "other.mkv"))
    try measure()
    let again = try export()
    #expect(again.status == 0)
    #expect(
      again.talk.hasSuffix("renamed 3 files\nnothing to export: 6 files of 2 clips are there\n"))
    let names = try exported.results().keys.filter { $0.hasPrefix("frames/other/000000-") }
    #expect(names.count == 3)
  }

  @Test func aVideoThatIsGoneIsAFailureByItself() throws {
    try measure()
    let gone = videos.appending(path: "rgb.mkv")
    try FileManager.default.removeItem(at: gone)
    let end = try export()
    #expect(end.status == 1)
    #expect(end.talk.contains("failed: export \(gone.path): gone\n"))
    #expect(end.talk.hasSuffix("exported 3 of 3 files of 2 clips\n"))
  }

  @Test func clipsOfASurveyAreNamed() throws {
    try measure("--keyframes")
    let end = try export()
    #expect(end.status == 0)
    let said =
      "not exported: 2 clips of videos of which only keyframes were decoded; run 'winnow scan'"
    #expect(end.talk.contains("\(said) without --keyframes\n"), "\(end.talk)")
  }

  @Test func directoriesThatAreNotItsOwnAreRefused() throws {
    try measure()
    let before = try output.results()
    let own = try export(to: output)
    #expect(own.status == 2 && own.talk.contains("its manifest lists every clip"))
    let theirs = try export(to: videos)
    #expect(theirs.status == 2 && theirs.talk.contains("holds files that winnow did not write"))
    #expect(try output.results() == before)
  }
}
