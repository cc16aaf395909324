/// A condition a video meets to be worth decoding: one fact inside bounds, ends included.
package struct ProbeGate: Hashable, Sendable, Codable {
  package var fact: ProbeFact
  package var lower: Double?
  package var upper: Double?

  package init(_ fact: ProbeFact, lower: Double?, upper: Double?) {
    (self.fact, self.lower, self.upper) = (fact, lower, upper)
  }

  /// What a video of which the container says `value` is rejected for; nil where it passes.
  package func miss(of value: Double) -> Miss? {
    Miss(fact.name, value, lower: lower, upper: upper)
  }

  /// What of the bounds lies outside of the values that the fact can have, and what comes of it.
  var oddities: [String] {
    fact.range.oddities(lower, upper, of: "video", fact.name)
  }
}
