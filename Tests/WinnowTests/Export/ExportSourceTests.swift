import Foundation
import TestSupport
import Testing
import WinnowCore

@testable import Winnow

/// Which file of a video is read, and what is said where none holds it any more.
@Suite struct ExportSourceTests {
  private let workspace: Workspace
  private let folder: ExportedFolder

  init() throws {
    workspace = try Workspace("rgb.mkv", "rotated.mp4")
    try workspace.add("rgb.mkv", as: "second.mkv")
    folder = ExportedFolder(
      workspace: workspace, sink: FramesSink.self, recipe: .everything)
    try workspace.scan()
    try workspace.select()
  }

  private func path(_ name: String) -> String { workspace.videos.appending(path: name).path }

  private func remove(_ name: String) throws {
    try FileManager.default.removeItem(atPath: path(name))
  }

  /// Writes other bytes, as many as before.
  private func spoil(_ name: String) throws {
    let count = try Data(contentsOf: URL(filePath: path(name))).count
    try Data(repeating: 7, count: count).write(to: URL(filePath: path(name)))
  }

  private func touch(_ name: String) throws {
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 1e9)], ofItemAtPath: path(name))
  }

  private func modified(_ name: String) throws -> Int64? {
    try workspace.catalog().places().first { $0.source.path == name }?.source.modified
  }

  @Test func whatIsThereIsNotLookedFor() throws {
    try folder.export()
    let before = try folder.content()
    for name in ["rgb.mkv", "second.mkv", "rotated.mp4"] { try remove(name) }
    let summary = try folder.export()
    #expect(summary.written == 0 && summary.failures.isEmpty && summary.files == 6)
    #expect(try folder.content() == before)
  }

  @Test func aTouchedFileIsKnownByItsBytesAndNoted() throws {
    try remove("second.mkv")
    let modifiedBefore = try modified("rotated.mp4")
    try touch("rgb.mkv")
    let summary = try folder.export()
    #expect(summary.written == 6 && summary.failures.isEmpty)
    #expect(try modified("rgb.mkv") == 1_000_000_000_000_000_000)
    #expect(try modified("rotated.mp4") == modifiedBefore)
    #expect(try workspace.catalog().isSelected() && workspace.catalog().isListed())
    let rescan = try workspace.scan()
    #expect(rescan.recognized == 0 && rescan.scanned == 0)
  }

  /// A file that stands is taken before the bytes of others are read.
  @Test func theSecondFileIsTakenWhereTheFirstDoesNotStand() throws {
    try touch("rgb.mkv")
    let before = try modified("rgb.mkv")
    #expect(try folder.export().written == 6)
    #expect(try modified("rgb.mkv") == before)
  }

  @Test(arguments: ["gone", "other bytes", "longer", "folder", "touched second"])
  func theSecondFileIsTakenWhereTheFirstIsNotTheVideo(kind: String) throws {
    switch kind {
    case "other bytes": try spoil("rgb.mkv")
    case "longer": try Data(repeating: 7, count: 1 << 20).write(to: URL(filePath: path("rgb.mkv")))
    default: try remove("rgb.mkv")
    }
    if kind == "folder" { mkdir(path("rgb.mkv"), 0o755) }
    if kind == "touched second" { try touch("second.mkv") }
    let summary = try folder.export()
    #expect(summary.written == 6 && summary.failures.isEmpty)
    #expect(try !workspace.lines("exported/manifest.jsonl", of: ClipAnswer.self).isEmpty)
  }

  @Test func aVideoThatNoFileHoldsFailsAloneAndSaysWhatTheFirstIs() throws {
    try spoil("rgb.mkv")
    try remove("second.mkv")
    let summary = try folder.export()
    #expect(summary.failures == ["export \(path("rgb.mkv")): other bytes than were scanned"])
    #expect(summary.written == 3)
    let lines = try workspace.lines("exported/manifest.jsonl", of: ClipAnswer.self)
    #expect(lines.filter { !$0.frames.isEmpty }.map(\.video) == ["rotated.mp4"])
  }

  @Test func aVideoThatIsGoneOrCannotBeReadSaysSo() throws {
    try remove("rgb.mkv")
    #expect(try folder.export().failures.isEmpty, "the second is there")
    try remove("rotated.mp4")
    try FileManager.default.createSymbolicLink(
      atPath: path("rotated.mp4"), withDestinationPath: "rotated.mp4")
    try remove("second.mkv")
    try FileManager.default.removeItem(at: folder.url)
    let reasons = try folder.export().failures
    let loop = String(cString: strerror(ELOOP))
    #expect(
      reasons == [
        "export \(path("rgb.mkv")): gone", "export \(path("rotated.mp4")): unreadable: \(loop)",
      ])
  }

  /// An old catalog does not say when a file was changed last.
  @Test func aFileOfWhichTooLittleIsKnownIsRead() throws {
    try remove("second.mkv")
    try workspace.catalog().execute("UPDATE places SET changed = NULL")
    #expect(try folder.export().failures.isEmpty)
    let places = try workspace.catalog().places()
    #expect(places.filter(\.isPresent).count == 3)
    #expect(places.filter { $0.source.changed == nil }.map(\.source.path) == ["second.mkv"])
  }

  @Test func readingStopsWhereItIsNotWanted() throws {
    try touch("rgb.mkv")
    let source = VideoSource(
      root: workspace.videos.path, path: "rgb.mkv",
      size: Int64(try Data(contentsOf: URL(filePath: path("rgb.mkv"))).count), modified: 1)
    let id = try #require(try workspace.catalog().videos().first?.id)
    let search = ExportSource(places: [source], id: id)
    #expect(search.find { true } == .cancelled)
    guard case .recognized(let now) = search.find(isCancelled: { false }) else {
      Issue.record("not recognized")
      return
    }
    #expect(now.isUnchanged && now.changed != nil)
  }
}
