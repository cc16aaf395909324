/// Finds where one shot ends and the next begins, frame by frame in order.
///
/// Detectors are values, of which each video has a copy. They hold a bounded number of frames and name a boundary at most `lag` frames after it.
public protocol ShotDetector: RecipeChoice {
  /// Grows whenever other shots would be found in the same frames; 1 at first.
  static var revision: Int { get }

  /// - Parameters:
  ///   - arguments: the numbers behind the name, at most 10 000.
  ///   - framesPerSecond: the nominal rate, for rules that are meant in seconds.
  /// - Returns: nil where the numbers are not what the detector takes.
  init?(arguments: [Double], framesPerSecond: Double)

  /// The most frames that pass between a boundary and the call that returns it.
  var lag: Int { get }

  /// Takes the next frame; returns the boundaries that are certain now, in order.
  ///
  /// - Parameter picture: the planes that `frame` was reduced from, as they are stored.
  mutating func push(_ frame: AnalysisFrame, picture: FrameView) -> [ShotBoundary]

  /// Returns the boundaries still open when the video has ended.
  mutating func finish() -> [ShotBoundary]
}

extension ShotDetector {
  public static var revision: Int { 1 }
}

/// The way one shot gives way to the next.
public enum Transition: String, Sendable, Codable, CaseIterable {
  /// The first shot of a video.
  case start
  case cut, fade, dissolve
  /// Part by part, behind a moving edge or pushed out.
  case wipe
}

/// The place where a new shot begins.
public struct ShotBoundary: Hashable, Sendable {
  /// The first frame of the new shot.
  public var frame: Int
  public var transition: Transition
  /// The frames the transition takes: empty for a cut.
  public var span: Range<Int>
  /// 0...1: how far the evidence lies beyond the thresholds.
  public var confidence: Double

  public init(frame: Int, transition: Transition, span: Range<Int>, confidence: Double) {
    self.frame = frame
    self.transition = transition
    self.span = span
    self.confidence = confidence
  }
}
