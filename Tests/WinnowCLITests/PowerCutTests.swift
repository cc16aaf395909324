import Foundation
import TestSupport
import Testing

@Suite(.enabled(if: CutDisk.isPossible, "\(CutDisk.missing)")) struct PowerCutTests {
  private let folder: TemporaryFolder
  private var videos: URL { folder.url.appending(path: "videos") }

  init() throws {
    folder = try TemporaryFolder()
    try FileManager.default.createDirectory(at: videos, withIntermediateDirectories: true)
    for name in ["sharp.mp4", "vfr.mp4", "dark.mp4"] {
      try FileManager.default.copyItem(
        at: TestFolders.fixture(name), to: videos.appending(path: name))
    }
  }

  @discardableResult
  private func winnow(_ arguments: String...) throws -> WinnowProcess.End {
    let end = try WinnowProcess(arguments).end()
    #expect(end.status == 0, "\(arguments): \(end.talk)")
    return end
  }

  private func export(_ format: String, on disk: CutDisk) throws -> WinnowProcess.End {
    try winnow(
      "export", disk.url.appending(path: "out").path, "--to",
      disk.url.appending(path: format).path, "--format", format, "--verify")
  }

  /// What a command has written is on the disk when it says so.
  @Test func whatIsExportedOutlivesIt() throws {
    let formats = ["frames", "clips", "webdataset"]
    let disk = try CutDisk(megabytes: 64)
    try winnow(
      "run", videos.path, "-o", disk.url.appending(path: "out").path, "--recipe", "measure-only")
    for format in formats { _ = try export(format, on: disk) }
    let before = try formats.map { try disk.url.appending(path: $0).results() }
    let cut = try CutDisk(cutting: disk)
    for (format, files) in zip(formats, before) {
      let left = try cut.url.appending(path: format).results()
      #expect(left == files && !files.isEmpty, "\(format)")
      let talk = try export(format, on: cut).talk
      #expect(talk.contains("nothing to export") && talk.contains(" 0 not as written"), "\(talk)")
    }
    let again = try winnow(
      "run", videos.path, "-o", cut.url.appending(path: "out").path, "--recipe", "measure-only")
    #expect(again.talk.contains("nothing to export"), "\(again.talk)")
    let pictures = try cut.url.appending(path: "out").results().filter { $0.key.hasSuffix("jpg") }
    #expect(!pictures.isEmpty && pictures.values.allSatisfy { $0.suffix(2) == Data([0xFF, 0xD9]) })
  }
}
