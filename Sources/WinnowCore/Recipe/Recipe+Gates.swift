extension Recipe {
  /// Reads a section of gates onto those there are: one of the same name gets other bounds, and `~`
  /// takes it away.
  mutating func readGates(_ node: RecipeNode, _ reader: inout RecipeReader) {
    let base = gates
    for entry in RecipeSection.entries(of: node, name: Section.gates.name, &reader) {
      if case .null = entry.value.content {
        let (start, scores) = (reader.start, reader.instruments.scores)
        let gone = reader.value(of: entry) { (entry) throws(RecipeError) in
          try Self.gate(takenAwayBy: entry, of: base, start, scores)
        }
        if let gone { gates.removeAll { $0.name == gone.name } }
      } else if let gate = reader.gate(entry) {
        place(gate)
      }
    }
  }

  /// Adds a gate, in the place of one that asks for the same: a recipe has one of each name.
  public mutating func place(_ gate: Gate) {
    if let index = gates.firstIndex(where: { $0.name == gate.name }) {
      gates[index] = gate
    } else {
      gates.append(gate)
    }
  }

  /// The gate that a name without bounds takes away.
  private static func gate(
    takenAwayBy entry: RecipeNode.Entry, of base: [Gate], _ start: RecipeReader.Start,
    _ scores: ScoreList
  ) throws(RecipeError) -> Gate {
    let gate = try Gate(withoutBounds: entry, scores)
    switch start {
    case .unknownBase: return gate
    case .defaults:
      throw RecipeError(
        line: entry.line,
        "\(Gate.usage(entry)); ~ alone takes away a gate of the recipe that `extends` names, "
          + "and none is named")
    case .base:
      if base.contains(where: { $0.name == gate.name }) { return gate }
      let names = base.map(\.name).joined(separator: ", ")
      throw RecipeError(
        line: entry.line,
        "\(entry.key) cannot be taken away: the recipe that `extends` names has "
          + (base.isEmpty ? "no gates" : "the gates \(names)"))
    }
  }
}
