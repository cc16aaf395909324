/// The clips that some variant of a query has met in the index, each once.
struct CandidateClips {
  struct Candidate {
    let clip: Int
    /// Bit by bit the variants that met it.
    let variants: UInt8
  }

  private var variants: [UInt8]
  private var met: [Int] = []

  init(count: Int) {
    variants = [UInt8](repeating: 0, count: count)
  }

  mutating func add(_ clip: Int, variant: Int) {
    if variants[clip] == 0 { met.append(clip) }
    variants[clip] |= 1 << variant
  }

  /// Returns the clips met, in order, and forgets them.
  mutating func take() -> [Candidate] {
    let taken = met.sorted().map { Candidate(clip: $0, variants: variants[$0]) }
    for clip in met { variants[clip] = 0 }
    met.removeAll(keepingCapacity: true)
    return taken
  }
}
