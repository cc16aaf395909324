import Foundation
import TestSupport
import Testing
import WinnowCore

@testable import Winnow

/// Identical files: they are one video, which is decoded once.
@Suite struct ScanInputTests {
  private let workspace: Workspace

  /// `rgb.mkv` of 12 frames, three times.
  init() throws {
    workspace = try Workspace("rgb.mkv", "animated.gif")
    try workspace.add("rgb.mkv", as: "a/z.mkv")
    try workspace.add("rgb.mkv", as: "s.bin")
  }

  private func file(_ name: String) -> URL { workspace.videos.appending(path: name) }

  /// Scans, and returns the frames decoded.
  @discardableResult
  private func scan(jobs: Int = 2) throws -> (frames: Int, summary: Scan.Summary) {
    let progress = ScanProgress()
    let summary = try workspace.scan(jobs: jobs, progress: progress)
    return (progress.current.frames, summary)
  }

  private func lines() throws -> [VideoAnswer] {
    try workspace.lines(VideoList.fileName, of: VideoAnswer.self)
  }

  private func originals() throws -> [String: String?] {
    Dictionary(uniqueKeysWithValues: try lines().map { ($0.path, $0.identicalTo) })
  }

  private let settled = [
    "a/z.mkv": nil, "animated.gif": nil, "rgb.mkv": "a/z.mkv", "s.bin": "a/z.mkv",
  ]

  @Test(arguments: [1, 4]) func theFirstIsDecodedAndTheOthersNameIt(jobs: Int) throws {
    let (frames, summary) = try scan(jobs: jobs)
    #expect(frames == 12 + 16)
    #expect((summary.scanned, summary.identical, summary.known) == (2, 2, 0))
    #expect(try originals() == settled)
    let outcomes = try lines().map(\.outcome)
    #expect(outcomes == [.scanned, .scanned, .identical, .identical])
    #expect(try Set(lines().map(\.videoID)).count == 2)
    let again = try scan().summary
    #expect((again.known, again.scanned, again.identical) == (4, 0, 0))
  }

  @Test func theyAreOneVideo() throws {
    try scan()
    let videos = try workspace.catalog().videos()
    #expect(videos.map(\.path) == ["a/z.mkv", "animated.gif"])
    #expect(videos[0].places.map(\.path) == ["a/z.mkv", "rgb.mkv", "s.bin"])
    var recipe = Recipe.everything
    recipe.copies.scope = .off
    let funnel = try workspace.select(recipe)
    #expect((funnel.videos, funnel.scanned, funnel.sameFiles, funnel.clips) == (4, 4, 2, 2))
    let clips = try workspace.lines(Manifest.fileName, of: ClipAnswer.self)
    #expect(clips.map(\.video) == ["a/z.mkv", "animated.gif"])
    #expect(clips.allSatisfy { $0.verdict == .keep && $0.id != nil && $0.videoID != nil })
  }

  @Test func theIdIsTheFirstHalfOfTheHash() throws {
    try scan()
    for line in try lines() {
      let sum = try TestProgram("sha256sum").output([file(line.path).path])
      #expect(String(decoding: sum.prefix(32), as: UTF8.self) == line.videoID?.description)
    }
  }

  @Test func whereOneIsGoneTheNextStandsForThem() throws {
    try scan()
    try FileManager.default.removeItem(at: file("a/z.mkv"))
    #expect(try scan().frames == 0)
    #expect(try originals() == ["animated.gif": nil, "rgb.mkv": nil, "s.bin": "rgb.mkv"])
    try workspace.add("nested/deeper/leaf.mp4", as: "a/z.mkv")
    #expect(try scan().frames == 30)
    #expect(
      try originals() == ["a/z.mkv": nil, "animated.gif": nil, "rgb.mkv": nil, "s.bin": "rgb.mkv"])
  }

  @Test func aFileBeforeTheFirstTakesItsPlace() throws {
    try scan()
    try workspace.add("rgb.mkv", as: "a/a.mkv")
    let (frames, summary) = try scan()
    #expect((frames, summary.identical, summary.known) == (0, 1, 4))
    #expect(try originals()["a/z.mkv"] == "a/a.mkv" && originals()["s.bin"] == "a/a.mkv")
  }

  private func unidentified() throws -> [String] {
    let found = try Inputs([workspace.videos.path]).find(output: workspace.output)
    return try ScanInput(found, workspace.catalog()).unidentified.map(\.source.path)
  }

  /// Writes a file of that many bytes: the video, a hole, and `end` behind it.
  private func write(_ name: String, size: Int, end: String = "") throws {
    try workspace.add("rgb.mkv", as: name)
    let handle = try FileHandle(forWritingTo: file(name))
    try handle.truncate(atOffset: UInt64(size))
    try handle.seek(toOffset: UInt64(size - end.utf8.count))
    try handle.write(contentsOf: Data(end.utf8))
  }

  /// Files of one size are only read where what can be seen at once is the same.
  @Test func whatLooksOtherwiseIsNotRead() throws {
    for (name, end) in [("1.mkv", "a"), ("2.mkv", "b"), ("3.mkv", "a")] {
      try write(name, size: 3 << 20, end: end)
    }
    #expect(try unidentified() == ["1.mkv", "3.mkv", "a/z.mkv", "rgb.mkv", "s.bin"])
  }

  @Test func holesAreNotReadBeforeTheyHaveTo() throws {
    for name in ["1.mkv", "2.mkv"] { try write(name, size: 1 << 40) }
    #expect(try unidentified() == ["a/z.mkv", "rgb.mkv", "s.bin"])
  }

  /// A file that is listed as it was has not been read again.
  @Test func whatStandsAsRecordedIsNotRead() throws {
    try scan()
    let catalog = try workspace.catalog()
    try catalog.execute("UPDATE videos SET content = replace(content, '0', 'f')")
    #expect(try scan().summary.known == 4)
    // A change of rights alone is one of the file's status.
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o640], ofItemAtPath: file("animated.gif").path)
    #expect(try scan().frames == 16, "read again, it turns out to be another")
  }

  /// Of the same size and time, as a restored backup would be.
  @Test func aSwapUnderTheSameTimesIsNoticed() throws {
    try scan()
    let date = try FileManager.default.attributesOfItem(atPath: file("rgb.mkv").path)
    var bytes = try Data(contentsOf: file("rgb.mkv"))
    bytes[bytes.count - 1] ^= 1
    try bytes.write(to: file("rgb.mkv"))
    try FileManager.default.setAttributes(
      [.modificationDate: date[.modificationDate] as Any], ofItemAtPath: file("rgb.mkv").path)
    #expect(try scan().frames == 12)
    #expect(try originals()["rgb.mkv"] == .some(nil))
  }

  @Test func aStoppedScanGoesOn() throws {
    let cancellation = Cancellation()
    cancellation.cancel()
    #expect(try workspace.scan(cancellation: cancellation).isInterrupted)
    try scan()
    #expect(try originals() == settled)
    let endings = try workspace.catalog().texts("SELECT ending FROM runs ORDER BY id")
    #expect(endings == ["interrupted", "finished"])
  }

  /// What was known by its bytes before a scan was stopped stays so.
  @Test func aStoppedIdentificationIsNotLost() throws {
    try scan()
    for name in ["rgb.mkv", "a/z.mkv", "s.bin", "animated.gif"] {
      try FileManager.default.moveItem(
        at: file(name), to: file("moved-" + name.replacing("/", with: "-")))
    }
    let cancellation = Cancellation()
    let progress = ScanProgress()
    let watch = DispatchQueue.global()
    watch.async { @Sendable in
      while progress.current.identified == 0 { usleep(100) }
      cancellation.cancel()
    }
    let stopped = try workspace.scan(jobs: 1, cancellation: cancellation, progress: progress)
    let (frames, rest) = try scan()
    #expect(frames == 0 && rest.found == 4 && rest.scanned == 0)
    #expect(!stopped.isInterrupted || rest.known > 0)
  }

  @Test func whatIsNoVideoHasNoId() throws {
    let broken = try Workspace("text.mp4", "notes.txt")
    try broken.add("text.mp4", as: "again.mp4")
    let summary = try broken.scan()
    #expect((summary.failed, summary.rejected, summary.identical) == (2, 1, 0))
    let answers = try broken.lines(VideoList.fileName, of: VideoAnswer.self)
    #expect(answers.allSatisfy { $0.videoID == nil })
    let again = try broken.scan()
    #expect((again.known, again.knownFailed, again.failed) == (3, 2, 0))
  }

  /// What is as large as a known video is read without being opened, and may be no video all the same.
  @Test func otherFilesOfAKnownSizeAreToldApart() throws {
    try scan()
    let size = try Data(contentsOf: file("rgb.mkv")).count
    try Data(repeating: 0x20, count: size).write(to: file("blank.txt"))
    try Data(repeating: 0x20, count: size).write(to: file("same.txt"))
    var bytes = try Data(contentsOf: file("rgb.mkv"))
    bytes[bytes.count - 1] ^= 1
    try bytes.write(to: file("other.mkv"))
    let (frames, summary) = try scan()
    #expect(frames == 12 && summary.scanned == 1 && summary.known == 4)
    let added = try lines().filter { ["blank.txt", "other.mkv", "same.txt"].contains($0.path) }
    #expect(added.map(\.outcome) == [.rejected, .scanned, .rejected])
    #expect(added.map { $0.videoID == nil } == [true, false, true])
    #expect(try scan().summary.known == 7)
  }

  @Test func linksAreTheSameFiles() throws {
    let other = try Workspace("rgb.mkv")
    let video = other.videos.appending(path: "rgb.mkv")
    try FileManager.default.linkItem(at: video, to: other.videos.appending(path: "s.mkv"))
    try FileManager.default.createSymbolicLink(
      at: other.videos.appending(path: "t.mkv"), withDestinationURL: video)
    let summary = try other.scan()
    #expect((summary.scanned, summary.identical) == (1, 2))
  }

  /// The bytes of what was surveyed are read where a file of the same size comes.
  @Test func aSurveyIsRecognizedToo() throws {
    let own = try Workspace("rgb.mkv")
    var survey = Scan(recipe: Recipe(), isolation: .thisProcess, jobs: 2)
    survey.keyframesOnly = true
    let catalog = try own.catalog()
    _ = try survey.run(inputs: [own.videos.path], into: catalog)
    #expect(try catalog.videos().map(\.id) == [nil])
    try own.add("rgb.mkv", as: "a.mkv")
    let progress = ScanProgress()
    let summary = try survey.run(inputs: [own.videos.path], into: catalog, progress: progress)
    #expect(progress.current.frames == 0)
    #expect((summary.known, summary.identical) == (1, 1))
    let videos = try catalog.videos()
    #expect(videos.count == 1 && videos[0].id != nil && videos[0].places.count == 2)
  }

  @Test func inputsScannedOneByOneGiveTheSame() throws {
    let folders = ["a", "b", "c"]
    let own = try Workspace()
    for folder in folders { try own.add("rgb.mkv", as: "\(folder)/video.mkv") }
    let paths = folders.map { own.videos.appending(path: $0).path }
    let catalog = try own.catalog()
    for path in paths.reversed() {
      _ = try Scan(recipe: Recipe(), isolation: .thisProcess).run(inputs: [path], into: catalog)
    }
    let oneByOne = try own.bytes(VideoList.fileName)
    let other = try TemporaryFolder()
    _ = try Scan(recipe: Recipe(), isolation: .thisProcess).run(
      inputs: paths, into: Catalog(folder: other.url, create: true))
    #expect(try Data(contentsOf: other.url.appending(path: VideoList.fileName)) == oneByOne)
  }

  /// The same relative path below two roots, of other bytes: both stay, in the order of their ids.
  @Test func twoRootsMayHoldTheSamePath() throws {
    let own = try Workspace()
    try own.add("rgb.mkv", as: "one/v.mkv")
    try own.add("animated.gif", as: "two/v.mkv")
    let roots = ["one", "two"].map { own.videos.appending(path: $0).path }
    let catalog = try own.catalog()
    _ = try Scan(recipe: Recipe(), isolation: .thisProcess).run(inputs: roots, into: catalog)
    try own.select()
    let lines = try own.lines(Manifest.fileName, of: ClipAnswer.self)
    #expect(lines.map(\.video) == ["v.mkv", "v.mkv"])
    let ids = lines.compactMap(\.videoID)
    #expect(ids.count == 2 && ids == ids.sorted())
  }
}
