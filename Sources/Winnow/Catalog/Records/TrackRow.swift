import Foundation
import GRDB

/// The values of one score at the sampled frames of a video.
struct TrackRow: Codable, FetchableRecord, PersistableRecord {
  static let databaseTableName = "tracks"
  static let databaseColumnDecodingStrategy = DatabaseColumnDecodingStrategy.convertFromSnakeCase
  static let databaseColumnEncodingStrategy = DatabaseColumnEncodingStrategy.convertToSnakeCase

  var video: Int64
  var score: String
  var sampleValues: Data
}
