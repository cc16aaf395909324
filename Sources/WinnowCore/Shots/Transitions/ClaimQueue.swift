/// Holds claims until every claim that could overrule them has been made.
struct ClaimQueue {
  private let lag: Int
  private var claims: [BoundaryClaim] = []
  /// The last frame whose claims have been judged; no shot begins at frame 0 but the first.
  private var judged = 0

  /// - Parameter lag: the most frames between a boundary and the last claim it may give way to.
  init(lag: Int) {
    self.lag = lag
  }

  mutating func add(_ more: [BoundaryClaim]) {
    guard !more.isEmpty else { return }
    claims += more
    claims.sort { $0.boundary.frame < $1.boundary.frame }
  }

  /// Returns the boundaries up to `frame` that no stronger claim overrules, in order. Each claim is
  /// judged once.
  mutating func release(through frame: Int) -> [ShotBoundary] {
    var released: [ShotBoundary] = []
    for claim in claims where judged < claim.boundary.frame && claim.boundary.frame <= frame {
      guard !claims.contains(where: { $0.overrules(claim) }),
        released.last.map({ $0.frame < claim.boundary.frame }) ?? true
      else { continue }
      released.append(claim.boundary)
    }
    judged = max(judged, frame)
    // A claim made now lies at most `lag` back, and no reach is longer than that.
    claims.removeAll { $0.boundary.frame < frame - lag }
    return released
  }
}

extension BoundaryClaim {
  fileprivate func overrules(_ other: BoundaryClaim) -> Bool {
    let frame = other.boundary.frame
    return strength > other.strength
      && (reach.contains(frame) || other.isGradual && explains(frame))
  }

  /// Whether a gradual change seen at `frame` may be a part of this transition.
  private func explains(_ frame: Int) -> Bool {
    let span = boundary.span
    return !span.isEmpty && span.lowerBound - Self.margin...span.upperBound + Self.margin ~= frame
  }

  private static var margin: Int { 3 }

  private var isGradual: Bool {
    if case .gradual = strength { true } else { false }
  }
}
