extension ScreenSettings: RecipeSettings {
  static let section = "screen"
  static let summary = "What rejects a video before it is decoded whole, cheapest first."

  static let keys: [RecipeKey<ScreenSettings>] = [
    RecipeKey(
      "probe", .gates("fact"), unset: "no gates",
      "What the container has to say; a fact that it does not tell rejects nothing.",
      read: { (node, screen) throws(RecipeError) in screen.probe = try probeGates(node) },
      write: { .gates($0.probe.map { ($0.fact.rawValue, $0.lower, $0.upper) }) }),
    RecipeKey(
      "keyframes", .truthOrGates("metric.statistic"),
      "Gates that keyframes are asked: `true` for those of the recipe that they can answer.",
      read: { (node, screen) throws(RecipeError) in try screen.readKeyframes(node) },
      write: { $0.keyframes.isEmpty ? .scalar("\($0.usesGates)") : .gates($0.keyframes) }),
  ]

  private mutating func readKeyframes(_ node: RecipeNode) throws(RecipeError) {
    if case .scalar = node.content {
      usesGates = try node.truth("keyframes")
    } else {
      keyframes = try Self.keyframeGates(node)
    }
  }

  private static func probeGates(_ node: RecipeNode) throws(RecipeError) -> [ProbeGate] {
    var gates: [ProbeGate] = []
    for entry in try RecipeSection.entries(of: node, name: "probe") {
      guard let fact = ProbeFact(rawValue: entry.key) else {
        let known = ProbeFact.allCases.map(\.rawValue)
        throw RecipeError(
          line: entry.line, NearestName.complaint(unknown: "fact", entry.key, known: known))
      }
      let (lower, upper) = try Gate.bounds(of: entry)
      gates.append(ProbeGate(fact, lower: lower, upper: upper))
    }
    return gates
  }

  private static func keyframeGates(_ node: RecipeNode) throws(RecipeError) -> [Gate] {
    var gates: [Gate] = []
    for entry in try RecipeSection.entries(of: node, name: "keyframes") {
      let gate = try Gate(entry)
      guard gate.isForKeyframes else {
        let known = KeyframeScreen.scores.joined(separator: ", ")
        let reason =
          KeyframeScreen.scores.contains(gate.score)
          ? "no keyframe can fail it" : "keyframes can be judged by: \(known)"
        throw RecipeError(
          line: entry.line, "\(entry.key) cannot be told from single keyframes; \(reason)")
      }
      gates.append(gate)
    }
    return gates
  }
}
