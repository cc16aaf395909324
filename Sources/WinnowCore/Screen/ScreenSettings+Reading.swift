extension ScreenSettings {
  init(_ node: RecipeNode) throws(RecipeError) {
    self.init()
    let section = try RecipeSection(node, name: "screen", keys: ["probe", "keyframes"])
    if let node = section.node("probe") { probe = try Self.probeGates(node) }
    guard let node = section.node("keyframes") else { return }
    if case .scalar = node.content {
      try section.read("keyframes", into: &usesGates)
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
