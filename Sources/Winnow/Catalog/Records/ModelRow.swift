import GRDB
import WinnowCore

/// A model that clips were shown to, or are judged by.
struct ModelRow: Codable, FetchableRecord, MutablePersistableRecord {
  static let databaseTableName = "models"

  var id: Int64?
  /// Of its files and of its settings.
  var digest: String
  /// Of what recipes say of it, its files left out.
  var settings: String
  var name: String
  /// JSON: the descriptions of its scores, in order, without the model's name.
  var scores: String
  /// Whether it tells more than scores.
  var details: Bool
  /// Whether it says where clips lie among others.
  var embeds: Bool
  /// Its place among those of the selection; nil for none of them.
  var place: Int?

  mutating func didInsert(_ inserted: InsertionSuccess) { id = inserted.rowID }
}
