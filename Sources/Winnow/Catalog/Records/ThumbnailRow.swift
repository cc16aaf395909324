import Foundation
import GRDB

/// The small pictures of a video.
struct ThumbnailRow: Codable, FetchableRecord, PersistableRecord {
  static let databaseTableName = "thumbnails"

  var video: Int64
  var frames: Data
  var lengths: Data
  var pictures: Data
}
