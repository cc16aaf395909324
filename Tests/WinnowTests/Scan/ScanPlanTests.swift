import Foundation
import TestSupport
import Testing
import WinnowCore

@testable import Winnow

/// What a second scan decodes again and what it leaves alone.
@Suite struct ScanPlanTests {
  private let workspace: Workspace
  private let before: Data

  init() throws {
    workspace = try Workspace(
      "rgb.mkv", "animated.gif", "nested/deeper/leaf.mp4", "notes.txt", "zero-bytes.mp4")
    try workspace.scan()
    before = try workspace.bytes(VideoList.fileName)
  }

  private func file(_ name: String) -> String { workspace.videos.appending(path: name).path }

  /// Scans again and returns the frames decoded, besides the summary.
  private func rescan(_ recipe: Recipe = Recipe()) throws -> (frames: Int, Scan.Summary) {
    let progress = ScanProgress()
    let summary = try workspace.scan(recipe, progress: progress)
    return (progress.current.frames, summary)
  }

  private func names() throws -> [String] {
    try workspace.lines(VideoList.fileName, of: VideoAnswer.self).map(\.path)
  }

  @Test func aSecondScanDoesNothing() throws {
    let (frames, summary) = try rescan()
    #expect(frames == 0)
    #expect((summary.found, summary.known, summary.scanned) == (5, 5, 0))
    #expect(summary.hasFailures, "the empty file is still there")
    #expect(try workspace.bytes(VideoList.fileName) == before)
  }

  @Test func aTouchedFileIsKnownByItsBytes() throws {
    let date = Date(timeIntervalSince1970: 1_000_000_000)
    try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: file("rgb.mkv"))
    let (frames, summary) = try rescan()
    #expect(frames == 0)
    #expect((summary.known, summary.recognized, summary.scanned) == (4, 1, 0))
    #expect(try rescan().1.known == 5, "it is not read again")
    #expect(try workspace.bytes(VideoList.fileName) == before)
  }

  /// As other versions of the package wrote it, with facts that this one does not know.
  @Test func aVideoOfAnotherVersionIsScannedAgain() throws {
    try workspace.select()
    try workspace.export()
    let results = try workspace.results()
    try workspace.catalog().execute(
      "UPDATE facts SET matrix = 'of tomorrow'")
    try workspace.catalog().setRevisions()
    #expect(throws: WinnowError.self) { try workspace.export() }
    #expect(throws: WinnowError.self) { try workspace.select() }
    #expect(try workspace.results() == results)
    #expect(try rescan().frames == 58)
    #expect(try workspace.bytes(VideoList.fileName) == before)
    try workspace.select()
    try workspace.export()
    #expect(try workspace.results() == results)
  }

  @Test func aFileWithOtherContentHasANewLine() throws {
    let attributes = try FileManager.default.attributesOfItem(atPath: file("rgb.mkv"))
    try FileManager.default.removeItem(atPath: file("rgb.mkv"))
    try workspace.add("nested/deeper/leaf.mp4", as: "rgb.mkv")
    let date = try #require(attributes[.modificationDate])
    try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: file("rgb.mkv"))
    let (frames, summary) = try rescan()
    #expect(frames == 0, "it has the bytes of another")
    #expect((summary.known, summary.identical) == (4, 1))
    let lines = try workspace.lines(VideoList.fileName, of: VideoAnswer.self)
    let line = try #require(lines.first { $0.path == "rgb.mkv" })
    #expect((line.codec, line.frames) == ("h264", 30))
    #expect(lines.count == 5)
  }

  @Test func aNewFileTakesItsPlaceInTheOrder() throws {
    try workspace.add("animated.gif", as: "nested/a.gif")
    let (frames, summary) = try rescan()
    #expect(frames == 0, "it has the bytes of another")
    #expect((summary.known, summary.scanned, summary.identical) == (5, 0, 1))
    #expect(
      try names() == [
        "animated.gif", "nested/a.gif", "nested/deeper/leaf.mp4", "notes.txt", "rgb.mkv",
        "zero-bytes.mp4",
      ])
  }

  @Test func aRemovedFileLeavesAndComesBackWithoutDecoding() throws {
    let aside = workspace.output.appending(path: "aside").path
    try FileManager.default.moveItem(atPath: file("animated.gif"), toPath: aside)
    #expect(try rescan().frames == 0)
    #expect(
      try names() == ["nested/deeper/leaf.mp4", "notes.txt", "rgb.mkv", "zero-bytes.mp4"])
    try FileManager.default.moveItem(atPath: aside, toPath: file("animated.gif"))
    let (frames, summary) = try rescan()
    #expect(frames == 0)
    #expect((summary.known, summary.recognized) == (4, 1))
    #expect(try workspace.bytes(VideoList.fileName) == before)
  }

  @Test func anotherInputLeavesTheRestInTheCatalog() throws {
    let other = try Workspace("rgb.mkv")
    _ = try Scan(recipe: Recipe(), isolation: .thisProcess).run(
      inputs: [other.videos.path], into: workspace.catalog())
    #expect(try names().count == 6)
  }

  @Test func otherMeasurementsAreMadeAgain() throws {
    var recipe = Recipe()
    recipe.sample.rate = 5
    #expect(try rescan(recipe).frames == 12 + 16 + 30)
    #expect(try rescan(recipe).frames == 0)
  }

  @Test func otherDecisionsNeedNoScan() throws {
    var recipe = try Recipe.named("balanced")
    recipe.clips.minimum = 0.1
    recipe.export.qscale = 9
    recipe.copies.scope = .off
    #expect(try rescan(recipe).frames == 0)
  }

  @Test func aScanStopsInTheMiddleOfAVideo() throws {
    let path = TestFolders.fixture("hard-cuts.mp4").path
    let source = try #require(try InputWalker.sources(in: [path]).first)
    var frames = 0
    let record = VideoScanner(recipe: Recipe()).scan(source) {
      frames += 1
      return frames < 3
    }
    #expect(record == nil && frames == 3)
  }

  @Test func aScanThatIsStoppedBeforeItsFirstVideoWritesNone() throws {
    let fresh = try Workspace("hard-cuts.mp4")
    let cancellation = Cancellation()
    let progress = ScanProgress(onBegin: { _ in cancellation.cancel() })
    let summary = try fresh.scan(jobs: 1, cancellation: cancellation, progress: progress)
    #expect(summary.isInterrupted && summary.scanned == 0)
    #expect(try fresh.catalog().videos().isEmpty)
  }

  @Test func aStoppedScanGoesOnWhereItWas() throws {
    let fresh = try Workspace(
      "rgb.mkv", "animated.gif", "nested/deeper/leaf.mp4", "notes.txt", "zero-bytes.mp4")
    let cancellation = Cancellation()
    let progress = ScanProgress { _, _ in cancellation.cancel() }
    let stopped = try fresh.scan(jobs: 1, cancellation: cancellation, progress: progress)
    #expect(stopped.isInterrupted)
    // How many are measured before the wish to stop is heard depends on the machine.
    let done = try fresh.catalog().videos()
    #expect(done.first?.source.path == "animated.gif")
    let rest = try fresh.scan(jobs: 1)
    #expect(rest.known == done.count)
    #expect(rest.scanned == 3 - done.count { $0.outcome == .scanned })
    let lines = try [fresh, workspace].map { workspace in
      try workspace.lines(VideoList.fileName, of: VideoAnswer.self).map { line in
        var elsewhere = line
        elsewhere.source = nil
        return elsewhere
      }
    }
    #expect(lines[0] == lines[1])
  }
}
