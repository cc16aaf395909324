import Foundation
import GRDB

/// What is kept of the clips of a video together. Written column by column, since there may be millions.
struct StatisticsRow: PersistableRecord {
  static let databaseTableName = "statistics"

  var video: Int64
  var cut: Int64
  var shots: Int
  var firstTime: Int64
  var seconds: Double
  var values: Data

  func encode(to container: inout PersistenceContainer) {
    container["video"] = video
    container["cut"] = cut
    container["shots"] = shots
    container["first_time"] = firstTime
    container["seconds"] = seconds
    container["score_values"] = values
  }
}
