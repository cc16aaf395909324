import GRDB

/// What others say of clips: models' scores, captions.
enum Layout15: CatalogLayout {
  static let name = "15"

  static func migrate(_ database: Database) throws {
    try database.execute(
      sql: """
        CREATE TABLE outside (              -- what others were asked
          id INTEGER PRIMARY KEY,
          name TEXT NOT NULL UNIQUE,        -- that of the column it came in
          holds TEXT NOT NULL               -- scores or texts
        );
        CREATE TABLE answered (             -- clips that something was said of, as they were cut then
          id INTEGER PRIMARY KEY,
          video INTEGER NOT NULL REFERENCES videos(id) ON DELETE CASCADE,
          clip TEXT NOT NULL UNIQUE,        -- its id
          start_time INTEGER NOT NULL,
          end_time INTEGER NOT NULL
        );
        CREATE INDEX answered_video ON answered (video);
        CREATE TABLE answers (
          answered INTEGER NOT NULL REFERENCES answered(id) ON DELETE CASCADE,
          outside INTEGER NOT NULL REFERENCES outside(id),
          answer BLOB NOT NULL,             -- a number or a text
          carried INTEGER NOT NULL,         -- whether it was said of an earlier clip of nearly that span
          joined INTEGER NOT NULL,          -- seconds since 1970
          PRIMARY KEY (answered, outside)
        ) WITHOUT ROWID;
        CREATE INDEX clips_content ON clips (content);
        """)
  }
}
