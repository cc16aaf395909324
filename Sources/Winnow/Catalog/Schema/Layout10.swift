import Foundation
import GRDB

/// A video is its bytes, a file a place where they lie; each part of what was measured has a revision.
enum Layout10: CatalogLayout {
  static let name = "10"

  static func migrate(_ database: Database) throws {
    try database.execute(sql: decided)
    try database.execute(sql: tables)
    try LegacyMeasurements.carryOver(database)
    try database.execute(sql: contents)
  }

  /// Verdicts were given a line a file; they are given anew in seconds.
  private static let decided = """
    DELETE FROM selection;
    DELETE FROM verdicts;
    DELETE FROM clips;
    ALTER TABLE clips ADD COLUMN content TEXT; -- its id; NULL where the video has none
    """

  private static let tables = """
    CREATE TABLE measurements (           -- what parts of videos were measured by
      id INTEGER PRIMARY KEY,
      parts TEXT NOT NULL UNIQUE          -- JSON: revision and settings of each part
    );
    CREATE TABLE contents (               -- renamed to videos
      id INTEGER PRIMARY KEY,
      content TEXT UNIQUE,                -- the first 16 bytes of the SHA-256, hexadecimal
      size INTEGER NOT NULL,              -- bytes
      measurement INTEGER NOT NULL REFERENCES measurements(id),
      outcome TEXT NOT NULL,
      depth TEXT,                         -- container, keyframes or frames: what was looked at
      frames INTEGER NOT NULL,            -- decoded
      corrupt_packets INTEGER NOT NULL,   -- flagged as damaged or refused by the codec
      damaged_frames INTEGER NOT NULL,    -- decoded, with parts made up
      interlaced_frames INTEGER NOT NULL, -- decoded, flagged interlaced
      error TEXT,
      facts TEXT                          -- JSON: what the container says
    );
    CREATE TABLE places (                 -- files
      id INTEGER PRIMARY KEY,
      root INTEGER NOT NULL REFERENCES roots(id),
      path TEXT NOT NULL,                 -- below the root
      size INTEGER NOT NULL,
      modified INTEGER NOT NULL,          -- nanoseconds since 1970
      changed INTEGER,                    -- the same, of the file's status; of old catalogs unknown
      present INTEGER NOT NULL,           -- whether the file was there when it was looked for last
      video INTEGER NOT NULL REFERENCES videos(id) ON DELETE CASCADE,
      UNIQUE (root, path)
    );
    CREATE INDEX places_video ON places(video);
    CREATE TABLE timelines (
      video INTEGER PRIMARY KEY REFERENCES videos(id) ON DELETE CASCADE,
      times BLOB NOT NULL,                -- presentation times, run-length coded
      keyframes BLOB NOT NULL,            -- frame numbers, run-length coded
      sampled_frames BLOB NOT NULL        -- 32-bit little-endian frame numbers
    );
    CREATE TABLE fingerprints (
      video INTEGER PRIMARY KEY REFERENCES videos(id) ON DELETE CASCADE,
      codes BLOB NOT NULL
    );
    CREATE TABLE pdq (
      video INTEGER PRIMARY KEY REFERENCES videos(id) ON DELETE CASCADE,
      hashes BLOB NOT NULL                -- a byte of quality and 32 of hash, one a sampled frame
    );
    CREATE TABLE listing (                -- one row: videos.jsonl, while it says what the catalog does
      id INTEGER PRIMARY KEY CHECK (id = 1),
      size INTEGER NOT NULL,
      modified INTEGER NOT NULL,
      changed INTEGER NOT NULL
    );
    ALTER TABLE roots ADD COLUMN tree INTEGER NOT NULL DEFAULT 0; -- named as a directory
    ALTER TABLE runs ADD COLUMN who TEXT;                         -- user@host
    ALTER TABLE runs ADD COLUMN ending TEXT;                      -- finished, interrupted, failed: why
    UPDATE runs SET ending = 'finished' WHERE finished IS NOT NULL;
    """

  /// Moves what `videos` held of files and of measurements to tables of their own. A file with the
  /// bytes of another becomes one more place of the same video.
  private static let contents = """
    INSERT INTO contents
      SELECT videos.id, NULL,
        size, legacy.measurement, outcome, videos.depth, frames, corrupt_packets, damaged_frames,
        interlaced_frames, error, facts
      FROM videos JOIN legacy ON legacy.text = videos.measurement
        AND legacy.depth = coalesce(videos.depth, '')
      WHERE duplicate_of IS NULL;
    INSERT INTO places (root, path, size, modified, present, video)
      SELECT root, path, size, modified, present, coalesce(duplicate_of, id) FROM videos;
    INSERT INTO timelines
      SELECT id, times, keyframes, sampled_frames FROM videos
      WHERE duplicate_of IS NULL AND times IS NOT NULL AND keyframes IS NOT NULL
        AND sampled_frames IS NOT NULL;
    INSERT INTO fingerprints
      SELECT id, fingerprints FROM videos
      WHERE duplicate_of IS NULL AND fingerprints IS NOT NULL;
    INSERT INTO pdq
      SELECT id, pdq FROM videos WHERE duplicate_of IS NULL AND pdq IS NOT NULL;
    DROP TABLE legacy;
    DROP TABLE hashes;
    DROP TABLE videos;
    ALTER TABLE contents RENAME TO videos;
    """
}
