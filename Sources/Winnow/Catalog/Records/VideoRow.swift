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
    container["content"] = content
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
  init(row: Row) {
    id = row[0]
    content = ContentID.fromDatabaseValue(row[1])
    (size, measurement) = (row[2], row[3])
    outcome = Outcome(rawValue: row[4]) ?? .failed
    depth = (row[5] as String?).flatMap(ScanDepth.init)
    frames = row[6]
    counts = DecodeCounts()
    (counts.corruptPackets, counts.damagedFrames, counts.interlacedFrames) = (
      row[7], row[8], row[9]
    )
    (error, screenedBy) = (row[10], row[11])
  }
}
