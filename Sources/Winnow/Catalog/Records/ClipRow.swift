import GRDB

/// A clip as the last selection cut it. Written column by column, since there may be millions.
struct ClipRow: FetchableRecord, PersistableRecord {
  static let databaseTableName = "clips"

  var video: Int64
  var clip: Int
  /// Its id.
  var content: String?
  var frames: (start: Int, end: Int)
  var time: (start: Int64, end: Int64)
  /// JSON.
  var crop: String
  var free: String
  var scores: String

  func encode(to container: inout PersistenceContainer) {
    container["video"] = video
    container["clip"] = clip
    container["content"] = content
    container["start_frame"] = frames.start
    container["end_frame"] = frames.end
    container["start_time"] = time.start
    container["end_time"] = time.end
    container["crop"] = crop
    container["free"] = free
    container["scores"] = scores
  }
}

extension ClipRow {
  init(row: Row) {
    self.init(
      video: row["video"], clip: row["clip"], content: row["content"],
      frames: (row["start_frame"], row["end_frame"]), time: (row["start_time"], row["end_time"]),
      crop: row["crop"], free: row["free"], scores: row["scores"])
  }
}
