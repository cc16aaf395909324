/// A change from one shot to the next that takes several frames.
struct GradualChange {
  let transition: Transition
  /// The first frame of which the new shot has the greater part.
  let frame: Int
  /// The frames that show both shots.
  let span: Range<Int>
  /// 0 for a perfect one to 1 for the worst that counts.
  let cost: Double

  /// - Parameter clearance: frames beside the change in which weaker claims give way.
  func claim(clearance: Int) -> BoundaryClaim {
    BoundaryClaim(
      boundary: ShotBoundary(
        frame: frame, transition: transition, span: span, confidence: 1 - cost),
      reach: span.lowerBound - clearance...span.upperBound + clearance,
      strength: .gradual(negatedCost: -cost))
  }
}
