import GRDB
import WinnowCore

/// A clip as its video was cut last. Read and written column by column, since there may be millions.
struct ClipRow: FetchableRecord, PersistableRecord {
  static let databaseTableName = "clips"
  /// Those that `init(row:)` reads, in its order.
  static let columns = """
    clips.video, clips.clip, clips.content, start_frame, end_frame, start_time, end_time, start_sample,
    end_sample, crop_x, crop_y, crop_width, crop_height, free_x, free_y, free_width, free_height
    """
  static let columnCount = 17

  var video: Int64
  var clip: Int
  /// Its id.
  var content: ContentID?
  var frames: (start: Int, end: Int)
  var time: (start: Int64, end: Int64)
  var samples: (start: Int, end: Int)
  var crop: PixelRect
  var free: PixelRect

  func encode(to container: inout PersistenceContainer) {
    container["video"] = video
    container["clip"] = clip
    container["content"] = content
    container["start_frame"] = frames.start
    container["end_frame"] = frames.end
    container["start_time"] = time.start
    container["end_time"] = time.end
    container["start_sample"] = samples.start
    container["end_sample"] = samples.end
    container["crop_x"] = crop.x
    container["crop_y"] = crop.y
    container["crop_width"] = crop.width
    container["crop_height"] = crop.height
    container["free_x"] = free.x
    container["free_y"] = free.y
    container["free_width"] = free.width
    container["free_height"] = free.height
  }
}

extension ClipRow {
  init(row: Row) {
    self.init(
      video: row[0], clip: row[1], content: (row[2] as String?).flatMap(ContentID.init),
      frames: (row[3], row[4]), time: (row[5], row[6]), samples: (row[7], row[8]),
      crop: PixelRect(x: row[9], y: row[10], width: row[11], height: row[12]),
      free: PixelRect(x: row[13], y: row[14], width: row[15], height: row[16]))
  }
}
