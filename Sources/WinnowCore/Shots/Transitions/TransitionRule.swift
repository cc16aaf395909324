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
