/// A rule that tries windows of several lengths around every centre, once all they read has come.
protocol WindowRule: TransitionRule {
  /// Half-lengths of the windows tried, in steps.
  static var halfLengths: [Int] { get }
  /// Steps from one centre to the next, at least, and half-lengths to a step: long windows that lie
  /// close show the same.
  static var leastSpacing: Int { get }
  static var halfLengthsToSpacing: Int { get }
  /// Steps beyond its ends that a window reads.
  static var margin: Int { get }

  /// Frames to a step.
  var stride: Int { get }

  /// What the window of `halfLength` steps on each side of `centre` shows; nil where that is nothing.
  ///
  /// - Precondition: `history` holds all frames that the window reads.
  func change(around centre: Int, halfLength: Int, in history: FrameHistory) -> GradualChange?
}

extension WindowRule {
  /// Steps beside a change in which a worse window shows the same one.
  private static var clearance: Int { 6 }

  private static var longest: Int { halfLengths.max() ?? 0 }

  /// Frames from a centre to the last frame its windows read.
  private var reach: Int { (Self.longest + Self.margin) * stride }

  /// A boundary may lie half a window before its centre, and so may the one that overrules it.
  var lag: Int { 2 * reach + (Self.longest + Self.clearance) * stride }

  var memory: Int { 2 * reach + 1 }

  func claims(reading history: inout FrameHistory) -> [BoundaryClaim] {
    claim(at: history.end - 1 - reach, in: history).map { [$0] } ?? []
  }

  func remainingClaims(reading history: inout FrameHistory) -> [BoundaryClaim] {
    (history.end - reach..<history.end).compactMap { claim(at: $0, in: history) }
  }

  /// What the best window around `centre` shows; nil where they show nothing.
  private func claim(at centre: Int, in history: FrameHistory) -> BoundaryClaim? {
    guard centre > 0, centre % stride == 0 else { return nil }
    let claims = Self.halfLengths.compactMap { halfLength -> BoundaryClaim? in
      let spacing = max(Self.leastSpacing, halfLength / Self.halfLengthsToSpacing) * stride
      let far = (halfLength + Self.margin) * stride
      guard centre % spacing == 0, history.frames.contains(centre - far),
        history.frames.contains(centre + far)
      else { return nil }
      return change(around: centre, halfLength: halfLength, in: history)?
        .claim(clearance: Self.clearance * stride)
    }
    return claims.max { $0.strength < $1.strength }
  }
}
