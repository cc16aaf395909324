/// The place where a new shot begins.
public struct ShotBoundary: Hashable, Sendable {
  /// The first frame of the new shot.
  public var frame: Int
  /// The way the new shot begins.
  public var transition: Transition
  /// The frames the transition takes: empty for a cut.
  public var span: Range<Int>
  /// 0...1: how far the evidence lies beyond the thresholds.
  public var confidence: Double

  /// A boundary before `frame`.
  public init(frame: Int, transition: Transition, span: Range<Int>, confidence: Double) {
    self.frame = frame
    self.transition = transition
    self.span = span
    self.confidence = confidence
  }
}
