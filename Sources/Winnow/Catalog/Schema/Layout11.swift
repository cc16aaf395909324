import GRDB

/// What containers say has columns; clips and their statistics are kept from one selection to the next.
enum Layout11: CatalogLayout {
  static let name = "11"

  static func migrate(_ database: Database) throws {
    try database.execute(sql: facts)
    try database.execute(sql: screened)
    try database.execute(sql: clips)
  }

  private static let facts = """
    CREATE TABLE facts (                  -- what containers say
      video INTEGER PRIMARY KEY REFERENCES videos(id) ON DELETE CASCADE,
      container TEXT NOT NULL,            -- FFmpeg's names
      codec TEXT NOT NULL,
      width INTEGER NOT NULL,             -- stored pixels
      height INTEGER NOT NULL,
      pixel_format TEXT NOT NULL,
      range TEXT NOT NULL,
      matrix TEXT NOT NULL,
      transfer TEXT NOT NULL,
      primaries TEXT NOT NULL,
      field_order TEXT NOT NULL,
      rotation INTEGER NOT NULL,          -- degrees clockwise, after it is mirrored
      mirrored INTEGER NOT NULL,
      aspect_numerator INTEGER NOT NULL,  -- of one stored pixel
      aspect_denominator INTEGER NOT NULL,
      rate_numerator INTEGER NOT NULL,    -- frames per second
      rate_denominator INTEGER NOT NULL,
      base_numerator INTEGER NOT NULL,    -- seconds of a tick
      base_denominator INTEGER NOT NULL,
      start INTEGER,                      -- ticks
      duration REAL NOT NULL,             -- seconds
      bit_rate INTEGER NOT NULL,          -- bits per second
      announced_frames INTEGER NOT NULL,
      stream INTEGER                      -- its number; of old catalogs unknown
    );
    INSERT OR IGNORE INTO facts
      SELECT id, facts ->> 'container', facts ->> 'codec', facts ->> 'width', facts ->> 'height',
        facts ->> 'pixelFormat', facts ->> 'range', facts ->> 'matrix', facts ->> 'transfer',
        facts ->> 'primaries', facts ->> 'fieldOrder', facts ->> '$.orientation.rotation',
        facts ->> '$.orientation.isMirrored', facts ->> '$.sampleAspect.numerator',
        facts ->> '$.sampleAspect.denominator', facts ->> '$.frameRate.numerator',
        facts ->> '$.frameRate.denominator', facts ->> '$.timeBase.numerator',
        facts ->> '$.timeBase.denominator', facts ->> 'start', facts ->> 'duration',
        facts ->> 'bitRate', facts ->> 'announcedFrames', facts ->> 'stream'
      FROM videos WHERE json_valid(facts);
    ALTER TABLE videos DROP COLUMN facts;
    """

  /// Of old catalogs it stands in "screen: exposure.luma.mean 12.3 < 20 in all 9 keyframes".
  private static let screened = """
    ALTER TABLE videos ADD COLUMN screened_by TEXT; -- the gate of the screen that turned it away
    UPDATE videos SET screened_by = substr(error, 9, instr(substr(error, 9), ' ') - 1)
      WHERE outcome = 'rejected' AND depth IS NOT NULL AND error LIKE 'screen: % %';
    """

  private static let clips = """
    DELETE FROM selection;
    DROP TABLE verdicts;
    DROP TABLE clips;
    CREATE TABLE cuts (                   -- how videos are cut into clips
      id INTEGER PRIMARY KEY,
      rules TEXT NOT NULL UNIQUE
    );
    CREATE TABLE statistics (             -- of the clips of a video, as it was cut last
      video INTEGER PRIMARY KEY REFERENCES videos(id) ON DELETE CASCADE,
      cut INTEGER NOT NULL REFERENCES cuts(id),
      shots INTEGER NOT NULL,
      first_time INTEGER NOT NULL,        -- ticks of the first frame
      seconds REAL NOT NULL,              -- from its start to the end of the last frame
      score_values BLOB NOT NULL          -- 32-bit little-endian floats: mean, std, min, max, p5, median
    );                                    -- and p95 of each score, clip by clip; NaN for none
    CREATE TABLE clips (
      video INTEGER NOT NULL REFERENCES statistics(video) ON DELETE CASCADE,
      clip INTEGER NOT NULL,
      content TEXT,                       -- its id; NULL where the video has none
      start_frame INTEGER NOT NULL,
      end_frame INTEGER NOT NULL,
      start_time INTEGER NOT NULL,
      end_time INTEGER NOT NULL,
      start_sample INTEGER NOT NULL,      -- the samples that speak for it
      end_sample INTEGER NOT NULL,
      crop_x INTEGER NOT NULL,            -- inside the bars, stored pixels
      crop_y INTEGER NOT NULL,
      crop_width INTEGER NOT NULL,
      crop_height INTEGER NOT NULL,
      free_x INTEGER NOT NULL,            -- inside the bars and free of overlays
      free_y INTEGER NOT NULL,
      free_width INTEGER NOT NULL,
      free_height INTEGER NOT NULL,
      PRIMARY KEY (video, clip)
    ) WITHOUT ROWID;
    CREATE TABLE verdicts (
      video INTEGER NOT NULL,
      clip INTEGER NOT NULL,
      verdict TEXT NOT NULL,
      reasons TEXT NOT NULL,              -- JSON: a list of {gate, value, lower, upper}
      copies INTEGER,                     -- number of the group of copies
      preference INTEGER,                 -- place among these, the one that is kept first is 0
      kept_video INTEGER,                 -- the copy that stays
      kept_clip INTEGER,
      similarity REAL,
      PRIMARY KEY (video, clip),
      FOREIGN KEY (video, clip) REFERENCES clips(video, clip) ON DELETE CASCADE
    ) WITHOUT ROWID;
    """
}
