import GRDB
import WinnowCore

/// A video: the bytes that one or more files hold, and what became of them. Read column by column,
/// since there may be millions.
struct VideoRow: FetchableRecord, MutablePersistableRecord {
  static let databaseTableName = "videos"
  static let columnCount = 12

  var id: Int64?
  /// Its content id.
  var content: ContentID?
  var size: Int64
  var measurement: Int64
  var outcome: Outcome
  var depth: ScanDepth?
  var frames: Int
  var counts: DecodeCounts
  var error: String?
  /// The gate of the screen that turned it away.
  var screenedBy: String?

  func encode(to container: inout PersistenceContainer) {
    container["id"] = id
    container["content"] = content?.description
    container["size"] = size
    container["measurement"] = measurement
    container["outcome"] = outcome.rawValue
    container["depth"] = depth?.rawValue
    container["frames"] = frames
    container["corrupt_packets"] = counts.corruptPackets
    container["damaged_frames"] = counts.damagedFrames
    container["interlaced_frames"] = counts.interlacedFrames
    container["error"] = error
    container["screened_by"] = screenedBy
  }

  mutating func didInsert(_ inserted: InsertionSuccess) { id = inserted.rowID }
}

extension VideoRow {
  /// - Parameter row: columns in the order of the table.
  init(row: Row) throws {
    id = try row.value(0)
    content = String.fromDatabaseValue(row[1]).flatMap(ContentID.init)
    (size, measurement) = try (row.value(2), row.value(3))
    outcome = try Outcome(rawValue: row.value(4)) ?? .failed
    depth = try row.value(5, as: String?.self).flatMap(ScanDepth.init)
    frames = try row.value(6)
    counts = DecodeCounts()
    (counts.corruptPackets, counts.damagedFrames, counts.interlacedFrames) = try (
      row.value(7), row.value(8), row.value(9)
    )
    (error, screenedBy) = try (row.value(10), row.value(11))
  }
}
