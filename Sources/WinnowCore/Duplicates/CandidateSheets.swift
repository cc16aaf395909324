/// The sheets that some variant of a query has met in the index, each once.
struct CandidateSheets {
  struct Candidate {
    let sheet: Int
    /// The variants that met it.
    let variants: [Int]
  }

  private var variants: [UInt64]
  private var met: [Int] = []

  init(count: Int) {
    variants = [UInt64](repeating: 0, count: count)
  }

  mutating func add(_ sheet: Int, variant: Int) {
    if variants[sheet] == 0 { met.append(sheet) }
    variants[sheet] |= 1 << UInt64(variant)
  }

  /// Returns the sheets met, in order, and forgets them.
  mutating func take() -> [Candidate] {
    let taken = met.sorted().map { sheet in
      Candidate(
        sheet: sheet,
        variants: CopyVariant.all.indices.filter { variants[sheet] & 1 << UInt64($0) != 0 })
    }
    for sheet in met { variants[sheet] = 0 }
    met.removeAll(keepingCapacity: true)
    return taken
  }
}
