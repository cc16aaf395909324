import GRDB

/// What videos were measured by, once for all that share it.
struct MeasurementRow: Codable, FetchableRecord, MutablePersistableRecord {
  static let databaseTableName = "measurements"

  var id: Int64?
  var parts: String

  mutating func didInsert(_ inserted: InsertionSuccess) { id = inserted.rowID }
}
