import WinnowCore

extension Catalog {
  /// Sees to it that gates on what others say of clips can be asked here. A name that is like none that is known is
  /// taken for one that is yet to come.
  ///
  /// - Throws: `WinnowError` where a name is nearly one that is known, or is that of texts.
  package func checkOutside(_ gates: [Gate]) throws {
    let columns = try outsideColumns()
    for name in gates.compactMap(\.outside) {
      if let column = columns.first(where: { $0.name == name }) {
        guard column.holds == .scores else {
          throw refusal(of: name, "it holds texts, which no bounds are for")
        }
        continue
      }
      let scores = columns.filter { $0.holds == .scores }.map(\.name.gate)
      let near = NearestName.nearest(to: name.gate, among: scores)
      guard near.isEmpty else {
        throw refusal(of: name, "no clip has it; did you mean \(near.joined(separator: " or "))?")
      }
    }
  }

  /// What gates ask for that nobody has said of any clip yet.
  package func missingOutside(_ gates: [Gate]) throws -> [OutsideName] {
    let known = Set(try outsideColumns().map(\.name))
    return gates.compactMap(\.outside).filter { !known.contains($0) }
  }

  private func refusal(of name: OutsideName, _ reason: String) -> WinnowError {
    WinnowError("ask for \(name.gate) in", file.path, reason: reason)
  }
}
