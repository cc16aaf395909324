import Foundation
import TestSupport
import Testing
import WinnowMedia

@testable import Winnow

/// Counts on their way from the decoder to the catalog and videos.jsonl.
@Suite struct DecodeCountsTests {
  private struct Line: Decodable {
    var path: String
    var frames: Int
    var corruptPackets: Int
    var damagedFrames: Int
    var interlacedShare: Double
    var fieldOrder: FieldOrder?
    var transfer: TransferFunction?
    var announcedFrames: Int?
  }

  private func lines() throws -> [String: Line] {
    let workspace = try ScannedFixtures.copy()
    try VideoList.write(workspace.catalog())
    let file = workspace.output.appending(path: VideoList.fileName)
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    let decoded = try lines.map { try decoder.decode(Line.self, from: Data($0.utf8)) }
    return Dictionary(uniqueKeysWithValues: decoded.map { ($0.path, $0) })
  }

  /// As `ffmpeg -v warning` counts them; see `DamagedMiddleTests`.
  @Test func damageIsListed() throws {
    let lines = try lines()
    let (damaged, cut) = (
      try #require(lines["broken/damaged.ts"]), try #require(lines["broken/truncated.mp4"])
    )
    #expect(damaged.corruptPackets == 2 && damaged.damagedFrames == 2)
    #expect(cut.corruptPackets == 1 && cut.damagedFrames == 0)
    #expect(cut.frames == 42 && cut.announcedFrames == 75)
    for name in FixtureTruth.names(.good) {
      let line = try #require(lines[name])
      #expect(line.corruptPackets == 0 && line.damagedFrames == 0)
    }
  }

  @Test func fieldsAndRangeAreListed() throws {
    let lines = try lines()
    let interlaced = try #require(lines["interlaced.mpg"])
    #expect(interlaced.interlacedShare == 1 && interlaced.fieldOrder == .tff)
    let whole = try #require(lines["mpeg4.avi"])
    #expect(whole.interlacedShare == 0 && whole.fieldOrder == .progressive)
    #expect(whole.transfer == .sdr)
    #expect(try #require(lines["broken/text.mp4"]).fieldOrder == nil)
  }

  @Test func theCatalogKeepsThem() throws {
    let catalog = try ScannedFixtures.copy().catalog()
    let videos = try catalog.videos()
    let damaged = try #require(videos.first { $0.source.path == "broken/damaged.ts" })
    #expect(damaged.counts.corruptPackets == 2 && damaged.counts.damagedFrames == 2)
    let interlaced = try #require(videos.first { $0.source.path == "interlaced.mpg" })
    #expect(interlaced.counts.interlacedFrames == 40)
  }

  @Test func theyComeBackFromAWorker() throws {
    let source = VideoSource(root: "/r", path: "v.mp4", size: 1, modified: 2)
    var record = VideoRecord(source: source, outcome: .scanned)
    record.counts.corruptPackets = 3
    record.counts.damagedFrames = 4
    record.counts.interlacedFrames = 5
    #expect(PackedRecord(record).record(of: source, [:]).counts == record.counts)
  }
}
