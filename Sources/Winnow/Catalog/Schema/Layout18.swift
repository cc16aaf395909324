import GRDB

/// What models say of clips.
enum Layout18: CatalogLayout {
  static let name = "18"

  static func migrate(_ database: Database) throws {
    try database.execute(
      sql: """
        CREATE TABLE models (
          id INTEGER PRIMARY KEY,
          digest TEXT NOT NULL UNIQUE,      -- of its files, and of what recipes say of it
          settings TEXT NOT NULL,           -- a digest of the latter alone
          name TEXT NOT NULL,               -- what a recipe calls it
          scores TEXT NOT NULL,             -- JSON: what they mean, in order; names without the model's
          details INTEGER NOT NULL,         -- whether it tells more than scores
          embeds INTEGER NOT NULL,          -- whether it says where clips lie among others
          place INTEGER                     -- among those of the selection; NULL for none of them
        );
        CREATE TABLE annotations (          -- what models said
          answered INTEGER NOT NULL REFERENCES answered(id) ON DELETE CASCADE,
          model INTEGER NOT NULL REFERENCES models(id),
          frames BLOB NOT NULL,             -- numbers of those that were shown, 32 bits each
          score_values BLOB NOT NULL,       -- of each score a float a frame, or one where there are none
          details TEXT,                     -- JSON
          embedding BLOB,                   -- 16-bit floats
          runtime TEXT NOT NULL,            -- what ran the model
          PRIMARY KEY (answered, model)
        ) WITHOUT ROWID;
        """)
  }
}
