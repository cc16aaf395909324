import GRDB

/// What the scores mean, so that those of others' metrics can be judged by.
enum Layout16: CatalogLayout {
  static let name = "16"

  static func migrate(_ database: Database) throws {
    try database.execute(
      sql: """
        CREATE TABLE scores (
          id TEXT PRIMARY KEY,
          revision INTEGER NOT NULL,
          description TEXT NOT NULL         -- JSON
        ) WITHOUT ROWID;
        """)
  }
}
