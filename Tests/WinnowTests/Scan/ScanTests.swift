import Foundation
import TestSupport
import Testing
import WinnowCore

@testable import Winnow

/// What a scan of all fixtures says, against Fixtures/truth.json.
@Suite struct ScanTests {
  private static func answers() throws -> [String: VideoAnswer] {
    let workspace = try ScannedFixtures.copy()
    let lines = try workspace.lines(VideoList.fileName, of: VideoAnswer.self)
    return Dictionary(uniqueKeysWithValues: lines.map { ($0.path, $0) })
  }

  private static let scanned = Result { try answers() }

  private func answer(_ name: String) throws -> VideoAnswer {
    try #require(try Self.scanned.get()[name])
  }

  @Test func everyFileHasALineInOrder() throws {
    let workspace = try ScannedFixtures.copy()
    let lines = try workspace.lines(VideoList.fileName, of: VideoAnswer.self)
    let sources = try InputWalker.sources(in: [TestFolders.knownFixtures.path])
    #expect(lines.map(\.path) == sources.map(\.path))
    #expect(Set(lines.map(\.path)).isSuperset(of: FixtureTruth.all.keys))
    #expect(lines.count > 40)
  }

  @Test(arguments: FixtureTruth.names(.good)) func aGoodVideoIsScannedWhole(name: String) throws {
    let (answer, truth) = (try answer(name), try #require(FixtureTruth.all[name]))
    #expect(answer.outcome == .scanned)
    #expect(answer.error == nil)
    #expect(answer.frames == truth.frames)
    let size = truth.displaySize ?? [truth.width, truth.height].compactMap(\.self)
    #expect([answer.width, answer.height] == size)
  }

  @Test(arguments: FixtureTruth.names(.partial, .damaged))
  func aDamagedVideoIsScannedAsFarAsItGoes(name: String) throws {
    let (answer, truth) = (try answer(name), try #require(FixtureTruth.all[name]))
    #expect(answer.outcome == .scanned)
    #expect(answer.error != nil)
    let (frames, tolerance) = (try #require(truth.frames), try #require(truth.framesTolerance))
    #expect(abs(answer.frames - frames) <= tolerance)
  }

  @Test(arguments: FixtureTruth.names(.unreadable)) func aBrokenVideoFails(name: String) throws {
    let answer = try answer(name)
    #expect(answer.outcome == .failed)
    #expect(answer.error?.hasPrefix("open: ") == true)
    #expect(answer.frames == 0)
  }

  @Test(arguments: FixtureTruth.names(.list, .noVideo, .notVideo))
  func whatIsNoVideoIsRejected(name: String) throws {
    let answer = try answer(name)
    #expect(answer.outcome == .rejected)
    #expect(answer.error?.isEmpty == false)
    #expect(answer.frames == 0)
  }

  @Test func reasonsAreToldApart() throws {
    #expect(try answer("broken/zero-bytes.mp4").error == "open: the file is empty")
    #expect(try answer("broken/audio-only.m4a").error == "probe: no video stream")
    for list in FixtureTruth.names(.list) {
      #expect(try answer(list).error == "open: not a container of video")
    }
  }

  @Test func progressCountsFramesAndVideos() throws {
    let workspace = try Workspace("rgb.mkv", "animated.gif", "zero-bytes.mp4", "notes.txt")
    let seen = Seen()
    let progress = ScanProgress { record, state in seen.add(record.source.path, state) }
    let summary = try workspace.scan(progress: progress)
    #expect(seen.paths.sorted() == ["animated.gif", "notes.txt", "rgb.mkv", "zero-bytes.mp4"])
    #expect(seen.finished == [1, 2, 3, 4])
    #expect(progress.current.frames == 16 + 12)
    #expect(progress.current.videos == 4)
    #expect(progress.current.failed == 1)
    #expect((summary.found, summary.scanned, summary.rejected, summary.failed) == (4, 2, 1, 1))
    #expect(!summary.isInterrupted)
    #expect(summary.hasFailures)
  }

  /// Whatever ends a scan: the next one finds nothing to measure, and would not say what scores mean.
  @Test func noValueStandsWithoutWhatItMeans() throws {
    let workspace = try Workspace("rgb.mkv")
    let catalog = try workspace.catalog()
    try catalog.execute(
      "CREATE TEMP TRIGGER full BEFORE INSERT ON main.facts BEGIN SELECT RAISE(ABORT, 'full'); END")
    #expect(throws: WinnowError.self) {
      try Scan(recipe: Recipe(), isolation: .thisProcess)
        .run(inputs: [workspace.videos.path], into: catalog)
    }
    #expect(
      try catalog.numbers("SELECT count(*) FROM scores")[0] == Instruments.standard.scores.count)
  }

  @Test(arguments: [[], ["/bin/true"], ["/bin/echo", "hello"], ["/nowhere/winnow", "worker"]])
  func aCommandThatStartsNoWorkerIsAnError(command: [String]) throws {
    let workspace = try Workspace("rgb.mkv")
    #expect(throws: WinnowError.self) {
      try Scan(recipe: Recipe(), isolation: .workers(command))
        .run(inputs: [workspace.videos.path], into: workspace.catalog())
    }
    #expect(try workspace.catalog().videos().isEmpty)
  }

  @Test func whatNothingWasMeasuredByGoesWithTheNextScan() throws {
    let workspace = try Workspace("rgb.mkv")
    try workspace.scan()
    try workspace.catalog().execute("INSERT INTO measurements (parts) VALUES ('{}')")
    try workspace.scan()
    #expect(try workspace.catalog().numbers("SELECT count(*) FROM measurements") == [1])
  }

  private final class Seen: @unchecked Sendable {
    // Only the scanning thread adds, and the test reads after it has ended.
    private(set) var paths: [String] = []
    private(set) var finished: [Int] = []

    func add(_ path: String, _ state: ScanProgress.State) {
      paths.append(path)
      finished.append(state.finished)
    }
  }
}
