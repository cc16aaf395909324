import Foundation
import WinnowCore

/// The shots of one video, as `winnow shots` prints them.
public struct ShotListing: Encodable, Sendable {
  public var video: String
  public var frames: Int
  public var shots: [Item]

  public struct Item: Encodable, Sendable {
    public var start: Double
    public var end: Double
    public var startFrame: Int
    public var endFrame: Int
    public var transition: Transition
    public var confidence: Double

    private enum CodingKeys: String, CodingKey {
      case start, end, transition, confidence
      case startFrame = "start_frame"
      case endFrame = "end_frame"
    }
  }

  /// Measures the video at `path`.
  ///
  /// - Throws: `WinnowError` where the file does not exist or is not a video that can be decoded.
  public init(of path: String, recipe: Recipe) throws {
    let measured = try Inspection.measure(path, recipe.measurement(by: .standard))
    video = path
    frames = measured.times.count
    shots = measured.shots.map { shot in
      Item(
        start: measured.times.seconds(shot.frames.lowerBound).microseconds,
        end: measured.times.seconds(shot.frames.upperBound).microseconds,
        startFrame: shot.frames.lowerBound, endFrame: shot.frames.upperBound,
        transition: shot.transition, confidence: shot.confidence.sixDigits)
    }
  }
}

extension ShotListing: CustomStringConvertible {
  public var description: String {
    shots.map { shot in
      String(
        format: "%10.3f %10.3f  %7d %7d  %.2f  ", shot.start, shot.end, shot.startFrame,
        shot.endFrame, shot.confidence) + shot.transition.rawValue
    }.joined(separator: "\n")
  }
}
