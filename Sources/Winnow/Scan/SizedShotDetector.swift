import WinnowCore

/// Finds the boundaries in a video whose pictures may change their shape: each has a detector of its own,
/// and a change is a cut whatever the pictures show, so that no clip has two shapes.
struct SizedShotDetector {
  /// As it is before its first frame.
  private let fresh: any ShotDetector
  private var detector: any ShotDetector
  /// Of the last frame: its sides, and those of a pixel.
  private var shape: [Int] = []
  /// The frame the detector counts from.
  private var start = 0
  /// How many frames it has seen.
  private var seen = 0

  /// - Parameter detector: has seen no frame yet.
  init(_ detector: any ShotDetector) {
    fresh = detector
    self.detector = detector
  }

  /// The most frames that pass between a boundary and the call that returns it.
  var lag: Int { max(0, detector.lag) }

  /// Takes the next frame, reduced from `picture`; returns the boundaries that are certain, in order.
  ///
  /// - Parameter aspect: width over height of a stored pixel.
  mutating func push(
    _ frame: AnalysisFrame, picture: FrameView, aspect: Rational = Rational(1, 1)
  ) -> [ShotBoundary] {
    let shape = [
      picture.luma.width, picture.luma.height, aspect.numerator, aspect.denominator,
    ]
    var found: [ShotBoundary] = []
    if self.shape != shape {
      if !self.shape.isEmpty { found = change(at: frame.index) }
      self.shape = shape
    }
    var counted = frame
    counted.index -= start
    seen = counted.index + 1
    return found + inVideo(detector.push(counted, picture: picture))
  }

  /// Returns the boundaries still open when the video has ended.
  mutating func finish() -> [ShotBoundary] { inVideo(detector.finish()) }

  private mutating func change(at frame: Int) -> [ShotBoundary] {
    let last = finish()
    detector = fresh
    (start, seen) = (frame, 0)
    let cut = ShotBoundary(frame: frame, transition: .cut, span: frame..<frame, confidence: 1)
    return last + [cut]
  }

  private func inVideo(_ boundaries: [ShotBoundary]) -> [ShotBoundary] {
    // A detector of somebody else's may name what it has not seen.
    boundaries.filter { 0..<max(1, seen) ~= $0.frame }.map { boundary in
      let known = boundary.span.clamped(to: 0..<seen)
      let span = known.lowerBound + start..<known.upperBound + start
      return ShotBoundary(
        frame: boundary.frame + start, transition: boundary.transition, span: span,
        confidence: boundary.confidence)
    }
  }
}
