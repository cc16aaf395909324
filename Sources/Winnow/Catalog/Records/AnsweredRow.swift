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

  mutating func didInsert(_ inserted: InsertionSuccess) { id = inserted.rowID }
}
