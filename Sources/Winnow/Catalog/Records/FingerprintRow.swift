import Foundation
import GRDB

/// The fingerprints of a video.
struct FingerprintRow: Codable, FetchableRecord, PersistableRecord {
  static let databaseTableName = "fingerprints"

  var video: Int64
  var codes: Data
}
