import Foundation
import GRDB

/// The frames of a video: when they are shown, which are keyframes and which were scored. Read column by
/// column, since there may be millions.
struct TimelineRow: FetchableRecord, PersistableRecord {
  static let databaseTableName = "timelines"

  var video: Int64
  var times: Data
  var keyframes: Data
  var sampledFrames: Data

  func encode(to container: inout PersistenceContainer) {
    container["video"] = video
    container["times"] = times
    container["keyframes"] = keyframes
    container["sampled_frames"] = sampledFrames
  }

  static func fetch(_ video: Int64, _ database: Database) throws -> TimelineRow? {
    let statement = try database.cachedStatement(sql: "SELECT * FROM timelines WHERE video = ?")
    return try fetchCursor(statement, arguments: [video]).next()
  }
}

extension TimelineRow {
  /// - Parameter row: columns in the order of the table.
  init(row: Row) throws {
    try self.init(
      video: row.value(0), times: row.value(1), keyframes: row.value(2), sampledFrames: row.value(3)
    )
  }
}
