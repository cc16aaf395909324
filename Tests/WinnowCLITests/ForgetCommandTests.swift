import Foundation
import TestSupport
import Testing

/// Catalogs whose files have moved, through the commands.
@Suite struct ForgetCommandTests {
  private let folder: TemporaryFolder
  private var videos: URL { folder.url.appending(path: "videos") }
  private var output: String { folder.url.appending(path: "out").path }

  init() throws {
    folder = try TemporaryFolder()
    try FileManager.default.createDirectory(at: videos, withIntermediateDirectories: true)
    for name in ["rgb.mkv", "vfr.mp4"] {
      try FileManager.default.copyItem(
        at: TestFolders.fixture(name), to: videos.appending(path: name))
    }
    #expect(try run("scan", videos.path, "-o", output).status == 0)
  }

  @discardableResult
  private func run(_ arguments: String...) throws -> WinnowProcess.End {
    try WinnowProcess(arguments).end()
  }

  @Test func patternsAndGoneFilesAreForgotten() throws {
    #expect(try run("forget", output).status == 2)
    let none = try run("forget", output, "x*")
    #expect(none.status == 0 && none.talk.contains("forgot 0 files"))
    let one = try run("forget", output, "rgb.*")
    #expect(one.talk.contains("forgot 1 file and what was measured of 1 video"), "\(one.talk)")
    try FileManager.default.removeItem(at: videos.appending(path: "vfr.mp4"))
    #expect(try run("forget", output, "--gone").talk.contains("forgot 1 file"))
    #expect(try run("forget", videos.path, "--gone").status == 2, "no catalog")
  }

  @Test func aRootThatHasMovedIsTold() throws {
    let select = ["select", output, "--recipe", "measure-only"]
    let before = try WinnowProcess(select).end()
    #expect(before.status == 0 && before.talk.isEmpty, "\(before.talk)")
    let moved = folder.url.appending(path: "moved")
    try FileManager.default.moveItem(at: videos, to: moved)
    let away = try WinnowProcess(select).end()
    #expect(away.status == 0 && away.output.contains("gone"))
    #expect(away.talk.contains("--root \(videos.path)=NEW"), "\(away.talk)")
    let told = try WinnowProcess(select + ["--root", "\(videos.path)=\(moved.path)"]).end()
    #expect(told.status == 0 && told.talk.isEmpty && told.output == before.output, "\(told.talk)")
    #expect(try WinnowProcess(select + ["--root", "x"]).end().status == 2)
    let scan = try run("scan", moved.path, "-o", output)
    #expect(scan.talk.contains("nothing to scan"), "\(scan.talk)")
  }

  @Test func aRenamedFolderIsKnownByItsBytes() throws {
    let moved = folder.url.appending(path: "moved")
    try FileManager.default.moveItem(at: videos, to: moved)
    let scan = try run("scan", moved.path, "-o", output)
    #expect(scan.talk.contains("scanned 0 of 2 files, 2 known by their bytes"), "\(scan.talk)")
  }

  /// Where an input does not exist no catalog is left behind.
  @Test(arguments: ["scan", "run"]) func aMissingInputLeavesNothing(command: String) throws {
    let out = folder.url.appending(path: "none").path
    #expect(try run(command, "/nope", videos.path, "-o", out).status == 2)
    #expect(!FileManager.default.fileExists(atPath: out))
  }
}
