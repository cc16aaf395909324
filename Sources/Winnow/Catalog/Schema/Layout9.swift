import GRDB

/// The tables as Winnow 0.2 first made them.
enum Layout9: CatalogLayout {
  static let name = "9"

  static func migrate(_ database: Database) throws {
    try database.execute(sql: measured)
    try database.execute(sql: compared)
    try database.execute(sql: decided)
  }

  /// What scan writes.
  private static let measured = """
    CREATE TABLE roots (
      id INTEGER PRIMARY KEY,
      path TEXT NOT NULL UNIQUE
    );
    CREATE TABLE videos (
      id INTEGER PRIMARY KEY,
      root INTEGER NOT NULL REFERENCES roots(id),
      path TEXT NOT NULL,
      size INTEGER NOT NULL,
      modified INTEGER NOT NULL,          -- nanoseconds since 1970
      present INTEGER NOT NULL,           -- whether the last scan of its root found the file
      measurement TEXT NOT NULL,          -- the settings it was measured under
      outcome TEXT NOT NULL,
      duplicate_of INTEGER,               -- the row whose bytes it has and measurements it shares
      error TEXT,
      facts TEXT,                         -- JSON: what the container says
      depth TEXT,                         -- container, keyframes or frames: what was looked at
      frames INTEGER NOT NULL,            -- decoded
      corrupt_packets INTEGER NOT NULL,   -- flagged as damaged or refused by the codec
      damaged_frames INTEGER NOT NULL,    -- decoded, with parts made up
      interlaced_frames INTEGER NOT NULL, -- decoded, flagged interlaced
      times BLOB,                         -- presentation times, run-length coded
      keyframes BLOB,                     -- frame numbers, run-length coded
      sampled_frames BLOB,                -- 32-bit little-endian frame numbers
      fingerprints BLOB,
      pdq BLOB,                           -- a byte of quality and 32 of hash, one a sampled frame
      UNIQUE (root, path)
    );
    CREATE TABLE hashes (                 -- of files that share their size with others
      path TEXT PRIMARY KEY,              -- absolute
      size INTEGER NOT NULL,
      modified INTEGER NOT NULL,
      sha256 BLOB NOT NULL
    ) WITHOUT ROWID;
    CREATE TABLE shots (
      video INTEGER NOT NULL REFERENCES videos(id) ON DELETE CASCADE,
      shot INTEGER NOT NULL,
      start_frame INTEGER NOT NULL,
      end_frame INTEGER NOT NULL,
      transition TEXT NOT NULL,
      unmixed_start INTEGER NOT NULL,     -- the frames no transition touches
      unmixed_end INTEGER NOT NULL,
      confidence REAL NOT NULL,
      PRIMARY KEY (video, shot)
    ) WITHOUT ROWID;
    CREATE TABLE tracks (
      video INTEGER NOT NULL REFERENCES videos(id) ON DELETE CASCADE,
      score TEXT NOT NULL,
      sample_values BLOB NOT NULL,        -- 32-bit little-endian floats, one a sampled frame
      PRIMARY KEY (video, score)
    ) WITHOUT ROWID;
    CREATE TABLE thumbnails (
      video INTEGER PRIMARY KEY REFERENCES videos(id) ON DELETE CASCADE,
      frames BLOB NOT NULL,               -- 32-bit little-endian frame numbers
      lengths BLOB NOT NULL,              -- 32-bit little-endian bytes of each picture
      pictures BLOB NOT NULL              -- JPEG files, one after another
    );
    CREATE TABLE runs (
      id INTEGER PRIMARY KEY,
      command TEXT NOT NULL,
      version TEXT NOT NULL,
      started TEXT NOT NULL,
      finished TEXT,
      seconds REAL,                       -- of real time
      video_seconds REAL                  -- of video measured
    );
    """

  /// What select finds between clips and need not look for again.
  private static let compared = """
    CREATE TABLE comparison (             -- one row: how copies were looked for
      id INTEGER PRIMARY KEY CHECK (id = 1),
      criteria TEXT NOT NULL
    );
    CREATE TABLE compared (               -- videos between whose clips the copies are known
      video INTEGER PRIMARY KEY REFERENCES videos(id) ON DELETE CASCADE,
      spans BLOB NOT NULL                 -- 64-bit little-endian floats: seconds from the first
    );                                    -- frame to the start and the end of each clip
    CREATE TABLE copies (
      video_a INTEGER NOT NULL REFERENCES compared(video) ON DELETE CASCADE,
      clip_a INTEGER NOT NULL,
      video_b INTEGER NOT NULL REFERENCES compared(video) ON DELETE CASCADE,
      clip_b INTEGER NOT NULL,
      relation TEXT NOT NULL,
      distance REAL NOT NULL,
      codes INTEGER NOT NULL,
      speed REAL NOT NULL,
      mirrored INTEGER NOT NULL,
      start_a REAL NOT NULL,              -- seconds from the start of the clip
      end_a REAL NOT NULL,
      start_b REAL NOT NULL,
      end_b REAL NOT NULL,
      PRIMARY KEY (video_a, clip_a, video_b, clip_b)
    ) WITHOUT ROWID;
    CREATE INDEX copies_b ON copies(video_b);
    """

  /// What select writes, all of it anew each time.
  private static let decided = """
    CREATE TABLE clips (
      video INTEGER NOT NULL REFERENCES videos(id) ON DELETE CASCADE,
      clip INTEGER NOT NULL,
      start_frame INTEGER NOT NULL,
      end_frame INTEGER NOT NULL,
      start_time INTEGER NOT NULL,
      end_time INTEGER NOT NULL,
      crop TEXT NOT NULL,                 -- JSON [x, y, width, height], stored pixels
      free TEXT NOT NULL,                 -- the same, free of overlays
      scores TEXT NOT NULL,               -- JSON: statistics by score
      PRIMARY KEY (video, clip)
    ) WITHOUT ROWID;
    CREATE TABLE verdicts (
      video INTEGER NOT NULL,
      clip INTEGER NOT NULL,
      verdict TEXT NOT NULL,
      reasons TEXT NOT NULL,              -- JSON list
      copies INTEGER,                     -- number of the group of copies
      preference INTEGER,                 -- place among these, the one that is kept first is 0
      kept_video INTEGER,                 -- the copy that stays
      kept_clip INTEGER,
      similarity REAL,
      PRIMARY KEY (video, clip),
      FOREIGN KEY (video, clip) REFERENCES clips(video, clip) ON DELETE CASCADE
    ) WITHOUT ROWID;
    CREATE TABLE selection (              -- one row while the verdicts speak of all videos
      id INTEGER PRIMARY KEY CHECK (id = 1),
      recipe TEXT NOT NULL                -- YAML: what the verdicts were given by
    );
    """
}
