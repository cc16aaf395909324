extension ScreenSettings: RecipeSettings {
  static let section = "screen"
  static let summary = "What rejects a video before it is decoded whole, cheapest first."

  static let keys: [RecipeKey<ScreenSettings>] = [
    RecipeKey(
      "probe", .gates("fact"), unset: "no gates",
      "What the container has to say; a fact that it does not tell rejects nothing.",
      read: { node, screen, reader in screen.probe = probeGates(node, &reader) },
      write: { .gates($0.probe.map { ($0.fact.name, $0.lower, $0.upper) }) }),
    RecipeKey(
      "keyframes", .truthOrGates("metric.statistic"),
      "Gates that keyframes are asked: `true` for those of the recipe that they can answer.",
      read: { node, screen, reader in screen.readKeyframes(node, &reader) },
      write: { $0.keyframes.isEmpty ? .scalar("\($0.usesGates)") : .gates($0.keyframes) }),
  ]

  private mutating func readKeyframes(_ node: RecipeNode, _ reader: inout RecipeReader) {
    (keyframes, usesGates) = ([], false)
    if case .scalar = node.content {
      let isOn = reader.value(of: node) { (node) throws(RecipeError) in
        try node.truth("keyframes")
      }
      usesGates = isOn ?? false
    } else {
      keyframes = Self.keyframeGates(node, &reader)
    }
  }

  private static func probeGates(
    _ node: RecipeNode, _ reader: inout RecipeReader
  ) -> [ProbeGate] {
    RecipeSection.entries(of: node, name: "probe", &reader).compactMap { entry in
      let facts = reader.facts
      let gate = reader.value(of: entry) { (entry) throws(RecipeError) in
        try ProbeGate(entry, among: facts)
      }
      reader.warn(of: gate?.oddities ?? [], in: entry)
      return gate
    }
  }

  private static func keyframeGates(_ node: RecipeNode, _ reader: inout RecipeReader) -> [Gate] {
    RecipeSection.entries(of: node, name: "keyframes", &reader).compactMap { entry in
      guard let gate = reader.gate(entry) else { return nil }
      let scores = KeyframeScreen.scores(reader.instruments)
      if gate.isForKeyframes(scores) { return gate }
      let known = scores.joined(separator: ", ")
      let reason =
        scores.contains(gate.score)
        ? "no keyframe can fail it" : "keyframes can be judged by: \(known)"
      reader.note(
        RecipeError(
          line: entry.line, "\(entry.key) cannot be told from single keyframes; \(reason)"))
      return nil
    }
  }
}

extension ProbeGate {
  /// Reads "short_side: [360, ~]".
  fileprivate init(
    _ entry: RecipeNode.Entry, among facts: [ProbeFact]
  ) throws(RecipeError) {
    guard let fact = facts.first(where: { $0.name == entry.key }) else {
      let known = facts.map(\.name)
      throw RecipeError(
        line: entry.line, NearestName.complaint(unknown: "fact", entry.key, known: known))
    }
    let (lower, upper) = try Gate.bounds(of: entry)
    self.init(fact, lower: lower, upper: upper)
  }
}
