import GRDB

/// A directory that was named as an input, or that holds a file that was.
struct RootRow: Codable, FetchableRecord, MutablePersistableRecord {
  static let databaseTableName = "roots"

  var id: Int64?
  /// From the root of the file system on.
  var path: String
  /// Whether it was named itself, so that all that lies below is called by its path from here.
  var tree: Bool

  mutating func didInsert(_ inserted: InsertionSuccess) { id = inserted.rowID }
}
