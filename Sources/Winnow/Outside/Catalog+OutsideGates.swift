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
      // A name that is another but for a letter is a slip; one of its own is still to come.
      let near = columns.filter { $0.holds == .scores && $0.name.isSlip(of: name) }
      guard near.isEmpty else {
        let names = near.map(\.name.gate).joined(separator: " or ")
        throw refusal(of: name, "no clip has it; did you mean \(names)?")
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
