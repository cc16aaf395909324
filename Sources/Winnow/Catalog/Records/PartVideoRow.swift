import GRDB

/// The place of a video of a part in the whole catalog.
struct PartVideoRow: Codable, FetchableRecord, PersistableRecord {
  static let databaseTableName = "part_videos"
  static let databaseColumnDecodingStrategy = DatabaseColumnDecodingStrategy.convertFromSnakeCase
  static let databaseColumnEncodingStrategy = DatabaseColumnEncodingStrategy.convertToSnakeCase

  var video: Int64
  /// What the names of its files begin with.
  var stem: String
  /// Exported clips before its own.
  var firstClip: Int
}
