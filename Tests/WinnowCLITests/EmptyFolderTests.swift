import Foundation
import TestSupport
import Testing

/// Folders in which there is no video.
@Suite struct EmptyFolderTests {
  private let folder: TemporaryFolder
  private var videos: URL { folder.url.appending(path: "videos") }

  init() throws {
    folder = try TemporaryFolder()
    try FileManager.default.createDirectory(at: videos, withIntermediateDirectories: true)
  }

  private func scan() throws -> WinnowProcess.End {
    try WinnowProcess.run("scan", videos.path, "-o", folder.url.appending(path: "out").path)
  }

  @Test func aFolderWithoutFilesIsToldSo() throws {
    let end = try scan()
    #expect(end.status == 0)
    #expect(end.talk.contains("no video in \(videos.path): there are no files"))
    #expect(end.talk.contains("names that begin with a dot are skipped"))
  }

  @Test func aFolderWithoutVideosIsToldWhatWasLookedFor() throws {
    for name in ["a.txt", "b.txt", "c.jpg"] {
      try Data("no video".utf8).write(to: videos.appending(path: name))
    }
    let end = try scan()
    #expect(end.status == 0)
    #expect(
      end.talk.contains("no video in \(videos.path): 3 files, 0.0 kB: 2 txt, 1 jpg were opened"))
    for container in ["mp4", "webm", "avi", "mpegts"] {
      #expect(end.talk.contains(" \(container)"), "\(container)")
    }
  }

  @Test func soundAloneIsNoVideo() throws {
    try FileManager.default.copyItem(
      at: TestFolders.fixture("audio-only.m4a"), to: videos.appending(path: "a.m4a"))
    #expect(try scan().talk.contains("1 m4a were opened, and none has a video stream"))
  }

  @Test func aFolderWithVideosIsNotToldSo() throws {
    try FileManager.default.copyItem(
      at: TestFolders.fixture("rgb.mkv"), to: videos.appending(path: "a.mkv"))
    #expect(try !scan().talk.contains("no video in"))
    #expect(try !scan().talk.contains("no video in"), "nor when it is known")
  }
}
