import Foundation
import TestSupport
import Testing
import WinnowCore

@testable import Winnow

@Suite struct ComparedBatchesTests {
  private let catalog: Catalog

  init() throws {
    catalog = try ScannedFixtures.copy().catalog()
  }

  private func row(_ name: String) throws -> Int64 {
    try #require(try catalog.videos().first { $0.path == name }).row
  }

  /// Clips of half a second, one every tenth.
  private func clips(_ count: Int, of name: String) throws -> ComparedClips {
    let spans = (0..<count).map {
      ComparedClips.Span(start: Double($0) / 10, end: Double($0) / 10 + 0.5)
    }
    return ComparedClips(catalog: catalog, row: try row(name), spans: spans)
  }

  @Test func smallVideosShareABatchAndLargeOnesAreDivided() throws {
    let videos = try [3, 5, 9, 0, 1, 130, 2].map { try clips($0, of: "original.mp4") }
    let batches = ComparedBatches(videos)
    let sizes = try (0..<batches.count).map { try batches.clips(of: $0).count }
    #expect(sizes == [17, 65, 64, 4])
    #expect(ComparedBatches([]).count == 0)
  }

  @Test func clipsComeInTheirOrderCutAsAsked() throws {
    let names = ["original.mp4", "sharp.mp4", "hard-cuts.mp4"]
    let videos = try names.map { try clips(30, of: $0) }
    let batches = ComparedBatches(videos)
    let read = try (0..<batches.count).flatMap { try batches.clips(of: $0) }
    let expected = try names.flatMap { name in
      let track = try catalog.fingerprints(row(name))
      return (0..<30).map { track.clip(from: Double($0) / 10, to: Double($0) / 10 + 0.5) }
    }
    #expect(read == expected)
    let found = try CopyFinder().matches(batches: batches.count) { try batches.clips(of: $0) }
    #expect(found == CopyFinder().matches(among: expected) && !found.isEmpty)
  }

  @Test func fingerprintsThatCannotBeReadAreAnError() throws {
    var clips = try clips(3, of: "original.mp4")
    try catalog.execute(
      """
      UPDATE fingerprints SET codes = x'00'
      WHERE video = (SELECT video FROM places WHERE path = 'original.mp4')
      """)
    let matching = ClipMatching(Recipe().copies)
    for row in [clips.row, 1 << 40] {
      clips.row = row
      #expect(throws: WinnowError.self) {
        try matching.findings(among: [clips], and: [])
      }
    }
  }
}
