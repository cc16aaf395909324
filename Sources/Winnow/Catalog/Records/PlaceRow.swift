import GRDB

/// A file of the input. Read and written column by column, since there may be millions.
struct PlaceRow: FetchableRecord, MutablePersistableRecord {
  static let databaseTableName = "places"

  var id: Int64?
  var root: Int64
  var path: String
  var size: Int64
  var modified: Int64
  var changed: Int64?
  var present: Bool
  var video: Int64

  init(
    id: Int64? = nil, root: Int64, path: String, size: Int64, modified: Int64, changed: Int64?,
    present: Bool, video: Int64
  ) {
    (self.id, self.root, self.path) = (id, root, path)
    (self.size, self.modified, self.changed) = (size, modified, changed)
    (self.present, self.video) = (present, video)
  }

  /// - Parameter row: columns in the order of the table.
  init(row: Row) throws {
    (id, root, path) = try (row.value(0), row.value(1), row.value(2))
    (size, modified, changed) = try (row.value(3), row.value(4), row.value(5))
    (present, video) = try (row.value(6), row.value(7))
  }

  func encode(to container: inout PersistenceContainer) {
    container["id"] = id
    container["root"] = root
    container["path"] = path
    container["size"] = size
    container["modified"] = modified
    container["changed"] = changed
    container["present"] = present
    container["video"] = video
  }

  mutating func didInsert(_ inserted: InsertionSuccess) { id = inserted.rowID }
}
