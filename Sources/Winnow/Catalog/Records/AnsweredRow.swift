import GRDB
import WinnowCore

/// A clip that others have said something of, as it was cut then.
struct AnsweredRow: Codable, FetchableRecord, MutablePersistableRecord {
  static let databaseTableName = "answered"
  static let databaseColumnDecodingStrategy = DatabaseColumnDecodingStrategy.convertFromSnakeCase
  static let databaseColumnEncodingStrategy = DatabaseColumnEncodingStrategy.convertToSnakeCase

  var id: Int64?
  var video: Int64
  var clip: ContentID
  /// Ticks of the video's time base.
  var startTime: Int64
  var endTime: Int64

  /// The row of a clip, which is made where nothing was said of it before.
  static func row(
    of clip: ContentID, in video: Int64, _ time: Range<Int64>, _ database: Database
  ) throws -> Int64 {
    try database.cachedStatement(
      sql: "INSERT OR IGNORE INTO answered (video, clip, start_time, end_time) VALUES (?, ?, ?, ?)"
    ).execute(arguments: [video, clip.description, time.lowerBound, time.upperBound])
    let statement = try database.cachedStatement(sql: "SELECT id FROM answered WHERE clip = ?")
    return try Int64.fetchOne(statement, arguments: [clip.description]) ?? 0
  }

  mutating func didInsert(_ inserted: InsertionSuccess) { id = inserted.rowID }
}
