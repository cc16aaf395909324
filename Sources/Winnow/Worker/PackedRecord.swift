import Foundation
import WinnowCore
import WinnowMedia

/// A record with its short parts. What grows with the length of its video goes between processes part by part.
struct PackedRecord: Codable, Sendable {
  var id: ContentID?
  var outcome: Outcome
  var error: String?
  var screenedBy: String?
  var facts: VideoFacts?
  var depth: ScanDepth?
  var counts: DecodeCounts
  var isLimited: Bool
  var isUnread: Bool
  var isChanged: Bool
  /// Frames and seconds measured; nil where nothing was.
  private var extent: Extent?
  private var parts: [StoredMeasurements.Part: Data]

  /// Bytes of all its parts.
  static let most = 1 << 18

  private struct Extent: Codable {
    var frames: Int
    var duration: Double
  }

  init(_ record: VideoRecord, parts: [StoredMeasurements.Part: Data] = [:]) {
    self.parts = parts
    id = record.id
    outcome = record.outcome
    error = record.error
    screenedBy = record.screenedBy
    facts = record.facts
    depth = record.depth
    counts = record.counts
    isLimited = record.isLimited
    isUnread = record.isUnread
    isChanged = record.isChanged
    extent = record.storable.map { Extent(frames: $0.frames, duration: $0.duration) }
  }

  /// The record of `source`, whose long parts came before.
  func record(
    of source: VideoSource, _ long: [StoredMeasurements.Part: StoredBytes]
  ) -> VideoRecord {
    var record = VideoRecord(
      source: source, outcome: outcome, error: error, facts: facts)
    record.screenedBy = screenedBy
    record.depth = depth
    record.counts = counts
    record.isLimited = isLimited
    record.isUnread = isUnread
    record.isChanged = isChanged
    record.id = id
    record.stored = extent.map { extent in
      var stored = StoredMeasurements(frames: extent.frames, duration: extent.duration)
      stored.parts = parts.mapValues { .memory($0) }.merging(long) { $1 }
      return stored
    }
    return record
  }
}
