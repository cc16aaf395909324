import Foundation
import GRDB

extension Catalog {
  /// Writes that the file `source` has the same bytes as the video `original`: it takes over what is
  /// known of that one and shares its measurements, as do those that shared its own before.
  ///
  /// - Parameter id: the row it replaces; nil for a new one.
  func writeDuplicate(_ source: VideoSource, id: Int64?, of original: Int64) throws {
    try write { database in
      try Self.forgetSelection(database)
      let root = try Self.rootID(source.root, database)
      try database.execute(
        sql: """
          INSERT OR REPLACE INTO videos (id, root, path, size, modified, present, measurement,
            outcome, error, facts, depth, frames, corrupt_packets, damaged_frames,
            interlaced_frames, duplicate_of)
          SELECT ?, ?, ?, ?, ?, 1, measurement, ?, error, facts, depth, frames, corrupt_packets,
            damaged_frames, interlaced_frames, id
          FROM videos WHERE id = ?
          """,
        arguments: [
          id, root, source.path, source.size, source.modified, Outcome.duplicate.rawValue,
          original,
        ])
      let video = database.lastInsertedRowID
      try Self.deleteMeasurements(of: video, database)
      try database.execute(
        sql: "UPDATE videos SET duplicate_of = ? WHERE duplicate_of = ?",
        arguments: [original, video])
    }
  }

  /// Has the duplicates of `video`, whose measurements are replaced, measured at the next scan of
  /// them: until then nothing is known of them.
  static func forgetDuplicates(of video: Int64, _ database: Database) throws {
    try database.execute(
      sql: """
        UPDATE videos SET outcome = ?, error = ?, measurement = '', frames = 0, facts = NULL,
          depth = NULL, duplicate_of = NULL
        WHERE duplicate_of = ?
        """,
      arguments: [
        Outcome.failed.rawValue, "the file it was a copy of has changed; scan again", video,
      ])
  }

  /// Deletes what other tables hold of a video.
  static func deleteMeasurements(of video: Int64, _ database: Database) throws {
    for table in ["shots", "tracks", "thumbnails", "clips", "compared"] {
      try database.execute(sql: "DELETE FROM \(table) WHERE video = ?", arguments: [video])
    }
  }
}
