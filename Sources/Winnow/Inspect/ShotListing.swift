import Foundation
import WinnowCore

/// The shots of one video, as `winnow shots` prints them.
package struct ShotListing: Encodable, Sendable {
  package var video: String
  package var frames: Int
  package var shots: [Item]

  package struct Item: Encodable, Sendable {
    package var start: Double
    package var end: Double
    package var startFrame: Int
    package var endFrame: Int
    package var transition: Transition
    package var confidence: Double

    private enum CodingKeys: String, CodingKey {
      case start, end, transition, confidence
      case startFrame = "start_frame"
      case endFrame = "end_frame"
    }
  }

  /// Measures the video at `path`.
  ///
  /// - Throws: `WinnowError` where the file does not exist or is not a video that can be decoded.
  package init(of path: String, recipe: Recipe) throws {
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
  package var description: String {
    shots.map { shot in
      String(
        format: "%10.3f %10.3f  %7d %7d  %.2f  ", shot.start, shot.end, shot.startFrame,
        shot.endFrame, shot.confidence) + shot.transition.rawValue
    }.joined(separator: "\n")
  }
}
