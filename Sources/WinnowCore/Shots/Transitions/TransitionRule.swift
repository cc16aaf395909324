/// Recognises one kind of transition in the features of the latest frames.
protocol TransitionRule {
  /// The most frames between a boundary and the last frame that can speak for or against it.
  var lag: Int { get }

  /// How many of the latest frames the rule reads.
  var memory: Int { get }

  /// Called once after each frame is added to `history`.
  mutating func claims(reading history: inout FrameHistory) -> [BoundaryClaim]

  /// Called once after the last frame.
  mutating func remainingClaims(reading history: inout FrameHistory) -> [BoundaryClaim]
}

/// A boundary that one rule believes in.
struct BoundaryClaim {
  var boundary: ShotBoundary
  /// Weaker claims to a boundary at one of these frames give way.
  var reach: ClosedRange<Int>
  var strength: Strength

  /// Fades before cuts before gradual changes: a flat run explains the jumps at its ends, and a cut
  /// explains a window that reaches across it. Among gradual changes the lower cost wins, 0...1.
  enum Strength: Comparable {
    case gradual(negatedCost: Double)
    case cut
    case fade
  }
}
