import Foundation
import GRDB

/// The PDQ hashes of the sampled frames of a video.
struct PDQRow: Codable, FetchableRecord, PersistableRecord {
  static let databaseTableName = "pdq"

  var video: Int64
  var hashes: Data
}
