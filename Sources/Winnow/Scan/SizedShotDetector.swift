import WinnowCore

/// Finds the boundaries in a video whose pictures may change their size: each size has a detector of
/// its own, and a change of size is a cut whatever the pictures show, so that no clip has two sizes.
struct SizedShotDetector {
  private let type: any ShotDetector.Type
  private let framesPerSecond: Double
  private var detector: any ShotDetector
  private var size: [Int] = []
  /// The frame the detector counts from.
  private var start = 0

  init(_ type: any ShotDetector.Type, framesPerSecond: Double) {
    (self.type, self.framesPerSecond) = (type, framesPerSecond)
    detector = type.init(framesPerSecond: framesPerSecond)
  }

  var usesChroma: Bool { type.usesChroma }

  /// The most frames that pass between a boundary and the call that returns it.
  var lag: Int { detector.lag }

  /// Takes the next frame, reduced from a picture of `width` x `height`; returns the boundaries that
  /// are certain, in order.
  mutating func push(_ frame: AnalysisFrame, width: Int, height: Int) -> [ShotBoundary] {
    var found: [ShotBoundary] = []
    if size != [width, height] {
      if !size.isEmpty { found = change(at: frame.index) }
      size = [width, height]
    }
    var counted = frame
    counted.index -= start
    return found + inVideo(detector.push(counted))
  }

  /// Returns the boundaries still open when the video has ended.
  mutating func finish() -> [ShotBoundary] { inVideo(detector.finish()) }

  private mutating func change(at frame: Int) -> [ShotBoundary] {
    let last = finish()
    detector = type.init(framesPerSecond: framesPerSecond)
    start = frame
    let cut = ShotBoundary(frame: frame, transition: .cut, span: frame..<frame, confidence: 1)
    return last + [cut]
  }

  private func inVideo(_ boundaries: [ShotBoundary]) -> [ShotBoundary] {
    boundaries.map { boundary in
      let span = boundary.span.lowerBound + start..<boundary.span.upperBound + start
      return ShotBoundary(
        frame: boundary.frame + start, transition: boundary.transition, span: span,
        confidence: boundary.confidence)
    }
  }
}
