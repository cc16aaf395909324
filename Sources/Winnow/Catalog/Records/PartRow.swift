import GRDB

/// What a catalog is a part of.
struct PartRow: Codable, FetchableRecord, PersistableRecord {
  static let databaseTableName = "part"
  static let databaseColumnDecodingStrategy = DatabaseColumnDecodingStrategy.convertFromSnakeCase
  static let databaseColumnEncodingStrategy = DatabaseColumnEncodingStrategy.convertToSnakeCase

  var id: Int64 = 1
  /// From 1 on.
  var part: Int
  var parts: Int
  /// Exported clips of the whole.
  var clips: Int
  /// Clips in a shard.
  var shardSamples: Int
  /// YAML.
  var recipe: String
}
