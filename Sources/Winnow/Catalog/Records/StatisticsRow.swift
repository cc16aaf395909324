import Foundation
import GRDB

/// What is kept of the clips of a video together.
struct StatisticsRow {
  var video: Int64
  var cut: Int64
  var shots: Int
  var firstTime: Int64
  var seconds: Double
  var values: Data

  /// Adds the row: by a statement, since there may be millions.
  func write(_ database: Database) throws {
    try database.cachedStatement(sql: "INSERT INTO statistics VALUES (?, ?, ?, ?, ?, ?)")
      .execute(arguments: [video, cut, shots, firstTime, seconds, values])
  }
}
