import GRDB

/// How videos are cut into clips.
struct CutRow: Codable, FetchableRecord, MutablePersistableRecord {
  static let databaseTableName = "cuts"

  var id: Int64?
  var rules: String

  mutating func didInsert(_ inserted: InsertionSuccess) { id = inserted.rowID }
}
