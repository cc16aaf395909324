/// The sheets that some variant of a query has met in the index, each once.
struct CandidateSheets {
  struct Candidate {
    let sheet: Int
    /// The variants that met it.
    let variants: [Int]
  }

  /// Bit by bit the variants that met a sheet.
  private var variants: [Int: UInt64] = [:]

  mutating func add(_ sheet: Int, variant: Int) {
    variants[sheet, default: 0] |= 1 << UInt64(variant)
  }

  /// The sheets met, in order.
  var all: [Candidate] {
    variants.sorted { $0.key < $1.key }.map { sheet, variants in
      Candidate(
        sheet: sheet,
        variants: CopyVariant.all.indices.filter { variants & 1 << UInt64($0) != 0 })
    }
  }
}
