import GRDB
import WinnowCore

/// A shot of a video. Read and written column by column, since there may be millions.
struct ShotRow: FetchableRecord, PersistableRecord {
  static let databaseTableName = "shots"

  var video: Int64
  var shot: Int
  var startFrame: Int
  var endFrame: Int
  var transition: String
  var unmixedStart: Int
  var unmixedEnd: Int
  var confidence: Double

  func encode(to container: inout PersistenceContainer) {
    container["video"] = video
    container["shot"] = shot
    container["start_frame"] = startFrame
    container["end_frame"] = endFrame
    container["transition"] = transition
    container["unmixed_start"] = unmixedStart
    container["unmixed_end"] = unmixedEnd
    container["confidence"] = confidence
  }
}

extension ShotRow {
  /// - Parameter row: columns in the order of the table.
  init(row: Row) throws {
    try self.init(
      video: row.value(0), shot: row.value(1), startFrame: row.value(2), endFrame: row.value(3),
      transition: row.value(4), unmixedStart: row.value(5), unmixedEnd: row.value(6),
      confidence: row.value(7))
  }
}

extension ShotRow {
  init(_ shot: Shot, number: Int, video: Int64) {
    self.init(
      video: video, shot: number, startFrame: shot.frames.lowerBound,
      endFrame: shot.frames.upperBound, transition: shot.transition.rawValue,
      unmixedStart: shot.unmixed.lowerBound, unmixedEnd: shot.unmixed.upperBound,
      confidence: shot.confidence)
  }

  /// nil where it does not lie in a video of so many frames.
  func shot(frameCount: Int) -> Shot? {
    guard 0 <= startFrame, startFrame <= unmixedStart, unmixedStart <= unmixedEnd,
      unmixedEnd <= endFrame, endFrame <= frameCount
    else { return nil }
    return Shot(
      frames: startFrame..<endFrame, unmixed: unmixedStart..<unmixedEnd,
      transition: Transition(rawValue: transition) ?? .cut, confidence: confidence)
  }
}
