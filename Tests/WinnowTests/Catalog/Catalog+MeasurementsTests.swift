import Foundation
import TestSupport
import Testing
import WinnowCore

@testable import Winnow

@Suite struct CatalogMeasurementsTests {
  private func same(_ a: VideoMeasurements, _ b: VideoMeasurements) -> Bool {
    let bits = { (scores: [String: [Float]]) in scores.mapValues { $0.map(\.bitPattern) } }
    return a.times == b.times && a.shots == b.shots && a.keyframes == b.keyframes
      && a.sampledFrames == b.sampledFrames && bits(a.scores) == bits(b.scores)
      && a.fingerprints == b.fingerprints && a.pdq == b.pdq
  }

  @Test(arguments: ["vfr.mp4", "fades.mp4", "rgb.mkv"])
  func whatAScanFindsIsReadBack(name: String) throws {
    let file = TestFolders.fixture(name).path
    let source = try #require(try InputWalker.sources(in: [file]).first)
    let record = try #require(VideoScanner(recipe: Recipe()).scan(source))
    let measured = try #require(record.measurements)
    #expect(measured.times.count == FixtureTruth.all[name]?.frames)
    #expect(measured.scores.count == Instruments.standard.scores.count)
    #expect(!measured.fingerprints.moments.isEmpty)
    #expect(measured.pdq.count == measured.sampledFrames.count)
    #expect(same(try readBack(record), measured))
  }

  @Test func everyKindOfValueIsReadBack() throws {
    let file = TestFolders.fixture("rgb.mkv").path
    let source = try #require(try InputWalker.sources(in: [file]).first)
    var record = try #require(VideoScanner(recipe: Recipe()).scan(source))
    let base = try #require(record.facts?.timeBase)
    var times = FrameTimes(timeBase: base)
    for pts in [-7, 0, 1, 1, nil, 90_000_000_000] as [Int64?] {
      times.append(pts: pts, duration: 3)
    }
    let shots = [
      Shot(frames: 0..<2, unmixed: 0..<1, transition: .start, confidence: 1),
      Shot(frames: 2..<6, unmixed: 3..<6, transition: .dissolve, confidence: 0.1 + 0.2),
    ]
    record.measurements = VideoMeasurements(
      times: times, shots: shots, keyframes: [0, 1, 2, 5], sampledFrames: [0, 3, 5],
      scores: ["a": [.nan, 1, -0.0], "b": [.infinity, .leastNonzeroMagnitude, -1]],
      fingerprints: try #require(record.measurements?.fingerprints),
      pdq: [RatedPDQ(hash: PDQHash(words: [1, .max, 0, 1 << 63]), quality: 100)])
    #expect(same(try readBack(record), try #require(record.measurements)))
  }

  @Test func aVideoThatWasNotMeasuredHasNone() throws {
    let catalog = try ScannedFixtures.copy().catalog()
    let videos = try catalog.videos()
    for video in videos {
      #expect(try (catalog.measurements(of: video) != nil) == (video.outcome == .scanned))
    }
    #expect(videos.contains { $0.outcome == .failed })
  }

  @Test func aDamagedRowIsNoMeasurement() throws {
    let workspace = try Workspace("rgb.mkv")
    try workspace.scan()
    let catalog = try workspace.catalog()
    let video = try #require(try catalog.videos().first)
    let columns = [
      ("timelines", "times"), ("timelines", "keyframes"), ("fingerprints", "codes"),
      ("pdq", "hashes"),
    ]
    for (table, column) in columns {
      #expect(try catalog.measurements(of: video) != nil)
      let kept = try catalog.data("SELECT \(column) FROM \(table)")
      try catalog.execute("UPDATE \(table) SET \(column) = x'FFFFFF'")
      #expect(try catalog.measurements(of: video) == nil)
      try catalog.execute("UPDATE \(table) SET \(column) = ?", kept)
    }
  }

  private func readBack(_ record: VideoRecord) throws -> VideoMeasurements {
    let folder = try TemporaryFolder()
    let catalog = try Catalog(folder: folder.url, create: true)
    try catalog.write(record)
    let video = try #require(try catalog.videos().first)
    #expect(video.source == record.source)
    #expect(video.facts == record.facts)
    #expect(video.frames == record.measurements?.times.count)
    return try #require(try catalog.measurements(of: video))
  }
}
