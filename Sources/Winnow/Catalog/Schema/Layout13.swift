import GRDB

/// A part of a catalog is a catalog, and says where its clips stand in the whole.
enum Layout13: CatalogLayout {
  static let name = "13"

  static func migrate(_ database: Database) throws {
    try database.execute(
      sql: """
        CREATE TABLE part (                   -- one row in a part of a catalog, none in a whole one
          id INTEGER PRIMARY KEY CHECK (id = 1),
          part INTEGER NOT NULL,              -- from 1 on
          parts INTEGER NOT NULL,
          clips INTEGER NOT NULL,             -- exported clips of the whole
          shard_samples INTEGER NOT NULL,     -- clips in a shard
          recipe TEXT NOT NULL                -- YAML: what it is exported by
        );
        CREATE TABLE part_videos (            -- the place in the whole of each video of a part
          video INTEGER PRIMARY KEY REFERENCES videos(id) ON DELETE CASCADE,
          stem TEXT NOT NULL,                 -- what the names of its files begin with
          first_clip INTEGER NOT NULL         -- exported clips before its own
        );
        """)
  }
}
