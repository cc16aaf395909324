/// What at least one frame of a clip has to show for the clip to pass a gate: a necessary condition,
/// and one that single frames can break.
struct KeyframeDemand: Hashable, Sendable {
  enum Side: Hashable, Sendable { case atLeast, atMost }

  let side: Side
  let bound: Double

  /// How far the values of all keyframes, `range`, stay away from what is asked; 0 where a keyframe
  /// meets it.
  func distance(from range: ClosedRange<Double>) -> Double {
    max(0, side == .atLeast ? bound - range.upperBound : range.lowerBound - bound)
  }
}

extension Gate {
  /// Whether keyframes alone can tell that no clip of a video passes.
  ///
  /// - Parameter scores: those that keyframes can be judged by.
  func isForKeyframes(_ scores: [String]) -> Bool {
    scores.contains(score) && !keyframeDemands.isEmpty
  }

  /// None for a spread, of which a single frame has none, and where a gate lets everything pass.
  var keyframeDemands: [KeyframeDemand] {
    let demands: [KeyframeDemand?] =
      switch measure {
      case .statistic(.std), .outside: []
      // A mean, or a value of one frame, reaches a bound only where some frame does.
      case .statistic:
        [
          lower.map { KeyframeDemand(side: .atLeast, bound: $0) },
          upper.map { KeyframeDemand(side: .atMost, bound: $0) },
        ]
      case .below(let value): shareDemands(of: value, few: .atLeast, many: .atMost)
      case .above(let value): shareDemands(of: value, few: .atMost, many: .atLeast)
      }
    let isFreeze = score == FrozenFrames.score
    // Keyframes that differ do not show that nothing stands still between them.
    return demands.compactMap(\.self).filter { !isFreeze || $0.side == .atMost }
  }

  /// The share of frames beyond `value` is 1 where all are, and 0 where none is.
  private func shareDemands(
    of value: Double, few: KeyframeDemand.Side, many: KeyframeDemand.Side
  ) -> [KeyframeDemand?] {
    [
      upper.flatMap { $0 < 1 ? KeyframeDemand(side: few, bound: value) : nil },
      lower.flatMap { $0 > 0 ? KeyframeDemand(side: many, bound: value) : nil },
    ]
  }
}
