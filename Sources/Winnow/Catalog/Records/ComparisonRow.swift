import GRDB

/// How copies were looked for; one row.
struct ComparisonRow: Codable, FetchableRecord, PersistableRecord {
  static let databaseTableName = "comparison"

  var id: Int64 = 1
  var criteria: String
}
