import GRDB
import WinnowCore

/// A clip as its video was cut last. Read column by column and written by a statement, since there may be
/// millions.
struct ClipRow: FetchableRecord {
  /// Those that `init(row:)` reads, in its order.
  static let columns = """
    clips.video, clips.clip, clips.content, start_frame, end_frame, start_time, end_time, start_sample,
    end_sample, crop_x, crop_y, crop_width, crop_height, free_x, free_y, free_width, free_height
    """

  var video: Int64
  var clip: Int
  /// Its id.
  var content: ContentID?
  var frames: (start: Int, end: Int)
  var time: (start: Int64, end: Int64)
  var samples: (start: Int, end: Int)
  var crop: PixelRect
  var free: PixelRect

  /// Adds the row.
  func write(_ database: Database) throws {
    try database.cachedStatement(
      sql: "INSERT INTO clips VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
    ).execute(arguments: [
      video, clip, content?.description, frames.start, frames.end, time.start, time.end,
      samples.start,
      samples.end, crop.x, crop.y, crop.width, crop.height, free.x, free.y, free.width, free.height,
    ])
  }
}

extension ClipRow {
  init(row: Row) throws {
    try self.init(
      video: row.value(0), clip: row.value(1),
      content: row.value(2, as: String?.self).flatMap(ContentID.init),
      frames: (row.value(3), row.value(4)), time: (row.value(5), row.value(6)),
      samples: (row.value(7), row.value(8)),
      crop: Self.rect(row, from: 9), free: Self.rect(row, from: 13))
  }

  /// No picture is larger, whatever a damaged row says.
  private static let pixels = 0...1 << 20

  private static func rect(_ row: Row, from first: Int) throws -> PixelRect {
    let side = { (place: Int) in
      try min(max(row.value(first + place), pixels.lowerBound), pixels.upperBound)
    }
    return try PixelRect(x: side(0), y: side(1), width: side(2), height: side(3))
  }
}
