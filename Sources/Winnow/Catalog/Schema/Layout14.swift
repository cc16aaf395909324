import GRDB

/// Facts tell where the clock leaps, and where pictures change their shape.
enum Layout14: CatalogLayout {
  static let name = "14"

  static func migrate(_ database: Database) throws {
    // JSON: lists of what differs within the video; NULL where nothing does.
    for column in ["leaps", "shape_changes"] {
      try database.execute(sql: "ALTER TABLE facts ADD COLUMN \(column) TEXT")
    }
  }
}
