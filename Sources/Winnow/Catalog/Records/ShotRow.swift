import GRDB
import WinnowCore

/// A shot of a video.
struct ShotRow: Codable, FetchableRecord, PersistableRecord {
  static let databaseTableName = "shots"
  static let databaseColumnDecodingStrategy = DatabaseColumnDecodingStrategy.convertFromSnakeCase
  static let databaseColumnEncodingStrategy = DatabaseColumnEncodingStrategy.convertToSnakeCase

  var video: Int64
  var shot: Int
  var startFrame: Int
  var endFrame: Int
  var transition: String
  var unmixedStart: Int
  var unmixedEnd: Int
  var confidence: Double
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
