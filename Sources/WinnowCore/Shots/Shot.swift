/// A run of frames between two boundaries.
public struct Shot: Hashable, Sendable, Codable {
  /// The frames from its first to the first of the next shot.
  public package(set) var frames: Range<Int>
  /// The frames no transition touches: `frames` without the spans at both ends. Empty where the
  /// transitions meet.
  public package(set) var unmixed: Range<Int>
  /// The way it begins.
  public package(set) var transition: Transition
  /// 0...1: how sure its beginning is.
  public package(set) var confidence: Double

  package init(
    frames: Range<Int>, unmixed: Range<Int>, transition: Transition, confidence: Double
  ) {
    self.frames = frames
    self.unmixed = unmixed
    self.transition = transition
    self.confidence = confidence
  }
}

extension Shot {
  /// The shots of a video of `frameCount` frames: each frame belongs to exactly one of them.
  ///
  /// The first begins with `Transition.start` and confidence 1. Boundaries outside the video and
  /// those not after the one before are passed over; without frames there is no shot.
  package static func list(of boundaries: [ShotBoundary], frameCount: Int) -> [Shot] {
    guard frameCount > 0 else { return [] }
    var shots: [Shot] = []
    var opening = ShotBoundary(frame: 0, transition: .start, span: 0..<0, confidence: 1)
    for boundary in boundaries where opening.frame < boundary.frame && boundary.frame < frameCount {
      shots.append(Shot(from: opening, to: boundary.frame, closing: boundary.span))
      opening = boundary
    }
    shots.append(Shot(from: opening, to: frameCount, closing: frameCount..<frameCount))
    return shots
  }

  private init(from opening: ShotBoundary, to end: Int, closing: Range<Int>) {
    let first = opening.span.isEmpty ? opening.frame : opening.span.upperBound
    let low = min(max(first, opening.frame), end)
    let high = closing.isEmpty ? end : min(closing.lowerBound, end)
    self.init(
      frames: opening.frame..<end, unmixed: low..<max(low, high),
      transition: opening.transition, confidence: opening.confidence)
  }
}
