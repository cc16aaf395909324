/// What rejects a video before it is decoded whole, cheapest first.
package struct ScreenSettings: Hashable, Sendable, Codable {
  /// Asked of the container.
  package var probe: [ProbeGate] = []
  /// Asked of the keyframes.
  package var keyframes: [Gate] = []
  /// Whether the keyframes are asked the recipe's own gates too, as far as they can answer.
  package var usesGates = false

  package init() {}

  /// The same with the recipe's gates among `keyframes`, where they are to be.
  func resolved(with gates: [Gate], _ instruments: Instruments) -> ScreenSettings {
    var resolved = self
    if usesGates {
      let scores = KeyframeScreen.scores(instruments)
      resolved.keyframes += gates.filter { $0.isForKeyframes(scores) }
    }
    resolved.usesGates = false
    return resolved
  }

  package var isOff: Bool { probe.isEmpty && keyframes.isEmpty }

  /// What decides which videos are rejected, as text.
  package var key: String {
    let bounds = { (lower: Double?, upper: Double?) in
      [lower, upper].map { $0.map { "\($0)" } ?? "~" }.joined(separator: " ")
    }
    let first = probe.map { "\($0.fact.name) [\(bounds($0.lower, $0.upper))]" }
    let second = keyframes.map { "\($0.name) [\(bounds($0.lower, $0.upper))]" }
    return (first + second).joined(separator: "; ")
  }
}
