import GRDB

/// A command at work on a catalog. Without an ending it was killed, or goes on.
struct RunRow: Codable, FetchableRecord, MutablePersistableRecord {
  static let databaseTableName = "runs"
  static let databaseColumnDecodingStrategy = DatabaseColumnDecodingStrategy.convertFromSnakeCase
  static let databaseColumnEncodingStrategy = DatabaseColumnEncodingStrategy.convertToSnakeCase

  var id: Int64?
  var command: String
  var version: String
  var started: String
  var finished: String?
  var seconds: Double?
  var videoSeconds: Double?
  var who: String?
  var ending: String?

  mutating func didInsert(_ inserted: InsertionSuccess) { id = inserted.rowID }
}
