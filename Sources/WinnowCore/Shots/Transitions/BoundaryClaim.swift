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
