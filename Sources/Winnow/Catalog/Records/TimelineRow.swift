import Foundation
import GRDB

/// The frames of a video: when they are shown, which are keyframes and which were scored.
struct TimelineRow: Codable, FetchableRecord, PersistableRecord {
  static let databaseTableName = "timelines"
  static let databaseColumnDecodingStrategy = DatabaseColumnDecodingStrategy.convertFromSnakeCase
  static let databaseColumnEncodingStrategy = DatabaseColumnEncodingStrategy.convertToSnakeCase

  var video: Int64
  var times: Data
  var keyframes: Data
  var sampledFrames: Data
}
