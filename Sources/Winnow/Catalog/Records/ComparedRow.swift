import Foundation
import GRDB

/// A video between whose clips and those of others the copies are known.
struct ComparedRow: Codable, FetchableRecord, PersistableRecord {
  static let databaseTableName = "compared"

  var video: Int64
  var spans: Data
}
