import GRDB
import WinnowCore

/// Something that others were asked about clips: a column of scores or of texts.
struct OutsideRow: Codable, FetchableRecord, MutablePersistableRecord {
  static let databaseTableName = "outside"

  enum Holds: String, Codable, Sendable {
    case scores, texts
  }

  var id: Int64?
  var name: String
  var holds: Holds

  mutating func didInsert(_ inserted: InsertionSuccess) { id = inserted.rowID }
}
