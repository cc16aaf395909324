/// A condition a video meets to be worth decoding: one fact inside bounds, ends included.
public struct ProbeGate: Hashable, Sendable, Codable {
  public var fact: ProbeFact
  public var lower: Double?
  public var upper: Double?

  public init(_ fact: ProbeFact, lower: Double?, upper: Double?) {
    (self.fact, self.lower, self.upper) = (fact, lower, upper)
  }

  /// Why a video of which the container says `value` is rejected, such as "short_side 240 < 360";
  /// nil where it passes.
  public func reason(against value: Double) -> String? {
    Gate.complaint(fact.rawValue, value, lower, upper)
  }

  /// What of the bounds lies outside of the values that the fact can have, and what comes of it.
  var oddities: [String] {
    fact.range.oddities(lower, upper, of: "video", fact.rawValue)
  }
}
