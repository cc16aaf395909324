import GRDB

/// What clips look like is kept, so that their copies among others need not be looked for in their pictures.
enum Layout12: CatalogLayout {
  static let name = "12"

  static func migrate(_ database: Database) throws {
    try database.execute(
      sql: """
        ALTER TABLE compared ADD COLUMN circle INTEGER NOT NULL DEFAULT 0; -- copies among the videos of
                                            -- one circle are known, those of two are not
        ALTER TABLE compared ADD COLUMN represented BLOB; -- 32-bit little-endian numbers of clips that
                                            -- another of their crowd stands for; NULL: none
        ALTER TABLE copies ADD COLUMN aside INTEGER NOT NULL DEFAULT 0; -- says how alike two clips are
                                            -- of which one is represented, and joins nothing
        CREATE TABLE plain_looks (          -- keys and codes of clips as they are
          video INTEGER NOT NULL REFERENCES videos(id) ON DELETE CASCADE,
          clip INTEGER NOT NULL,            -- the first of up to 64
          spans BLOB NOT NULL,              -- of these, as in compared
          looks BLOB NOT NULL,
          PRIMARY KEY (video, clip)
        );
        CREATE TABLE altered_looks (        -- their keys in all the crops they are looked for in
          video INTEGER NOT NULL REFERENCES videos(id) ON DELETE CASCADE,
          clip INTEGER NOT NULL,
          spans BLOB NOT NULL,
          looks BLOB NOT NULL,
          PRIMARY KEY (video, clip)
        );
        """)
  }
}
