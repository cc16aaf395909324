import GRDB

/// What the verdicts were given by; a row while they speak of all videos.
struct SelectionRow: Codable, FetchableRecord, PersistableRecord {
  static let databaseTableName = "selection"

  var id: Int64 = 1
  /// YAML.
  var recipe: String
}
