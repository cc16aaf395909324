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
  /// 1.
  public static var revision: Int { 1 }
}
