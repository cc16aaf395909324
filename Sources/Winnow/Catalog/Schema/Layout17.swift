import GRDB

/// Facts have what was read of containers beside what has columns.
enum Layout17: CatalogLayout {
  static let name = "17"

  static func migrate(_ database: Database) throws {
    // JSON: an object of numbers and texts by name; NULL where nothing was read.
    try database.execute(sql: "ALTER TABLE facts ADD COLUMN read TEXT")
  }
}
