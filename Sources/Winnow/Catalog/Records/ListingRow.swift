import GRDB

/// The file videos.jsonl, as it was written last. The row is there while it says what the catalog
/// does.
struct ListingRow: Codable, FetchableRecord, PersistableRecord {
  static let databaseTableName = "listing"

  var id: Int64 = 1
  var size: Int64
  var modified: Int64
  var changed: Int64
}
