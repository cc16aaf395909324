import Foundation
import TestSupport
import Testing
import WinnowCore

@testable import Winnow

/// Files with the same bytes: what is decoded of them, and what the catalog says.
@Suite struct SameFilesTests {
  private struct Line: Decodable, Equatable {
    var path: String
    var outcome: Outcome
    var frames: Int
    var duplicateOf: String?

    private enum CodingKeys: String, CodingKey {
      case path, outcome, frames
      case duplicateOf = "duplicate_of"
    }
  }

  private let workspace: Workspace

  /// `rgb.mkv` of 12 frames, three times.
  init() throws {
    workspace = try Workspace("rgb.mkv", "animated.gif")
    try workspace.add("rgb.mkv", as: "a/z.mkv")
    try workspace.add("rgb.mkv", as: "s.mkv")
  }

  private func file(_ name: String) -> URL { workspace.videos.appending(path: name) }

  /// Scans, and returns the frames decoded.
  @discardableResult
  private func scan(_ recipe: Recipe = Recipe(), jobs: Int = 2) throws -> Int {
    let progress = ScanProgress()
    try workspace.scan(recipe, jobs: jobs, progress: progress)
    return progress.current.frames
  }

  private func lines() throws -> [Line] {
    try workspace.lines(VideoList.fileName, of: Line.self)
  }

  private func originals() throws -> [String: String?] {
    Dictionary(uniqueKeysWithValues: try lines().map { ($0.path, $0.duplicateOf) })
  }

  private let settled = [
    Line(path: "a/z.mkv", outcome: .scanned, frames: 12, duplicateOf: nil),
    Line(path: "animated.gif", outcome: .scanned, frames: 16, duplicateOf: nil),
    Line(path: "rgb.mkv", outcome: .duplicate, frames: 12, duplicateOf: "a/z.mkv"),
    Line(path: "s.mkv", outcome: .duplicate, frames: 12, duplicateOf: "a/z.mkv"),
  ]

  @Test(arguments: [1, 4]) func theFirstIsDecodedAndTheOthersNameIt(jobs: Int) throws {
    let progress = ScanProgress()
    let summary = try workspace.scan(jobs: jobs, progress: progress)
    #expect(progress.current.frames == 12 + 16)
    #expect((progress.current.videos, progress.current.finished) == (4, 4))
    #expect((summary.scanned, summary.duplicates, summary.known) == (2, 2, 0))
    #expect(try lines() == settled)
    let again = try workspace.scan()
    #expect((again.known, again.scanned, again.duplicates) == (4, 0, 0))
    #expect(try lines() == settled)
  }

  @Test func measurementsAreThoseOfTheOriginal() throws {
    try scan()
    let catalog = try workspace.catalog()
    let videos = try catalog.videos().filter { $0.source.path.hasSuffix(".mkv") }
    #expect(Set(videos.map(\.facts)).count == 1)
    let tracks = try videos.map { try #require(try catalog.measurements(of: $0)) }
    #expect(tracks.allSatisfy { $0.fingerprints == tracks[0].fingerprints })
    #expect(tracks.allSatisfy { $0.shots == tracks[0].shots && $0.times == tracks[0].times })
    #expect(try videos.allSatisfy { try catalog.hashedFrames(of: $0)?.frames.isEmpty == false })
  }

  @Test func aStoppedScanEndsTheSame() throws {
    let cancellation = Cancellation()
    let progress = ScanProgress { _, _ in cancellation.cancel() }
    #expect(
      try workspace.scan(jobs: 1, cancellation: cancellation, progress: progress).isInterrupted)
    try scan()
    #expect(try lines() == settled)
    let stopped = Cancellation()
    stopped.cancel()
    #expect(try Workspace("rgb.mkv").scan(cancellation: stopped).isInterrupted)
  }

  @Test func whereTheOriginalIsGoneTheNextIsMeasured() throws {
    try scan()
    let aside = workspace.output.appending(path: "aside")
    try FileManager.default.moveItem(at: file("a/z.mkv"), to: aside)
    #expect(try scan() == 12)
    #expect(try originals() == ["animated.gif": nil, "rgb.mkv": nil, "s.mkv": "rgb.mkv"])
    try FileManager.default.moveItem(at: aside, to: file("a/z.mkv"))
    #expect(try scan() == 0)
    #expect(try lines() == settled)
  }

  @Test func whereTheOriginalHasChangedTheNextIsMeasured() throws {
    try scan()
    try FileManager.default.removeItem(at: file("a/z.mkv"))
    try workspace.add("nested/deeper/leaf.mp4", as: "a/z.mkv")
    #expect(try scan() == 30 + 12)
    #expect(
      try originals() == ["a/z.mkv": nil, "animated.gif": nil, "rgb.mkv": nil, "s.mkv": "rgb.mkv"])
  }

  @Test func aFileBeforeTheOriginalTakesItsPlace() throws {
    try scan()
    try workspace.add("rgb.mkv", as: "a/a.mkv")
    try scan()
    let fresh = try Workspace("rgb.mkv", "animated.gif")
    for name in ["a/z.mkv", "s.mkv", "a/a.mkv"] { try fresh.add("rgb.mkv", as: name) }
    try fresh.scan()
    #expect(try workspace.bytes(VideoList.fileName) == fresh.bytes(VideoList.fileName))
    #expect(try originals()["a/z.mkv"] == "a/a.mkv" && originals()["s.mkv"] == "a/a.mkv")
    #expect(try scan() == 0)
  }

  @Test func aTouchedFileStaysWhatItIs() throws {
    try scan()
    for (name, frames) in [("a/z.mkv", 12), ("s.mkv", 0)] {
      let date = Date(timeIntervalSince1970: 1_000_000_000)
      try FileManager.default.setAttributes(
        [.modificationDate: date], ofItemAtPath: file(name).path)
      #expect(try scan() == frames)
      #expect(try lines() == settled)
    }
  }

  @Test func otherMeasurementsAreMadeOnce() throws {
    try scan()
    var recipe = Recipe()
    recipe.sample.rate = 5
    #expect(try scan(recipe) == 12 + 16)
    #expect(try lines() == settled)
    #expect(try scan(recipe) == 0)
  }

  @Test func aSurveyLeavesWhatIsMeasuredAsItIs() throws {
    try scan()
    try workspace.add("rgb.mkv", as: "a/a.mkv")
    var survey = Scan(recipe: Recipe(), jobs: 2)
    survey.keyframesOnly = true
    _ = try survey.run(inputs: [workspace.videos.path], into: workspace.catalog())
    let depths = try workspace.lines(VideoList.fileName, of: VideoAnswer.self).map(\.depth)
    #expect(depths == [.keyframes, .frames, .frames, .frames, .frames])
    try scan()
    #expect(try originals()["a/z.mkv"] == "a/a.mkv")
  }

  @Test func aFileThatFailsHasNoDuplicates() throws {
    let broken = try Workspace("text.mp4")
    try broken.add("text.mp4", as: "again.mp4")
    let summary = try broken.scan()
    #expect((summary.failed, summary.duplicates) == (2, 0))
    let answers = try broken.lines(VideoList.fileName, of: VideoAnswer.self)
    #expect(answers.allSatisfy { $0.outcome == .failed && $0.error == answers[0].error })
    let again = try broken.scan()
    #expect((again.known, again.knownFailed, again.failed) == (2, 2, 0))
  }

  @Test func namesThatEndOtherwiseAndOtherBytesAreMeasured() throws {
    let other = try Workspace("rgb.mkv")
    try other.add("rgb.mkv", as: "rgb.bin")
    var bytes = try Data(contentsOf: other.videos.appending(path: "rgb.mkv"))
    bytes[bytes.count - 1] ^= 1
    try bytes.write(to: other.videos.appending(path: "sgb.mkv"))
    #expect(try other.scan().duplicates == 0)
  }

  @Test func linksAreTheSameFiles() throws {
    let other = try Workspace("rgb.mkv")
    let video = other.videos.appending(path: "rgb.mkv")
    try FileManager.default.linkItem(at: video, to: other.videos.appending(path: "s.mkv"))
    try FileManager.default.createSymbolicLink(
      at: other.videos.appending(path: "t.mkv"), withDestinationURL: video)
    let summary = try other.scan()
    #expect((summary.scanned, summary.duplicates) == (1, 2))
  }

  @Test func hashesAreKept() throws {
    try scan()
    let catalog = try workspace.catalog()
    let count = "SELECT CAST(count(*) AS TEXT) FROM hashes"
    #expect(try catalog.texts(count) == ["3"], "none of a file whose size no other has")
    // The file is not read again: what is kept of it counts.
    try catalog.execute(
      "UPDATE hashes SET sha256 = zeroblob(32) WHERE path LIKE '%/s.mkv'")
    #expect(try scan() == 12)
    #expect(try originals()["s.mkv"] == .some(nil))
  }

  /// As a scan leaves them that is killed when it has written a changed original.
  @Test func duplicatesOfWhatHasChangedWaitForAScan() throws {
    try scan()
    let catalog = try workspace.catalog()
    let original = try #require(try catalog.videos().first)
    try catalog.write(
      VideoRecord(source: original.source, outcome: .failed), id: original.id, measurement: "")
    let waiting = try catalog.videos().filter { $0.source.path != "animated.gif" }
    #expect(waiting.allSatisfy { $0.outcome == .failed && $0.duplicateOf == nil })
    #expect(try waiting.allSatisfy { try catalog.measurements(of: $0) == nil })
    try workspace.select()
    #expect(try scan() == 12)
    #expect(try lines() == settled)
  }

  @Test func inputsScannedOneByOneGiveTheSame() throws {
    let folders = ["a", "b", "c"]
    let own = try Workspace()
    for folder in folders { try own.add("rgb.mkv", as: "\(folder)/video.mkv") }
    let paths = folders.map { own.videos.appending(path: $0).path }
    let catalog = try own.catalog()
    for path in paths.reversed() {
      _ = try Scan(recipe: Recipe()).run(inputs: [path], into: catalog)
    }
    let oneByOne = try own.bytes(VideoList.fileName)
    let other = try TemporaryFolder()
    _ = try Scan(recipe: Recipe()).run(
      inputs: paths, into: Catalog(folder: other.url, create: true))
    #expect(try Data(contentsOf: other.url.appending(path: VideoList.fileName)) == oneByOne)
  }
}
