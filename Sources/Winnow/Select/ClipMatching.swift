import WinnowCore

/// Finds the copies among the clips of a selection, as far as its recipe has them looked for, and
/// those of reference clips.
struct ClipMatching {
  private let settings: CopySettings
  private let known: KnownCopies
  private let finder: CopyFinder
  private let keepsLooks: Bool

  /// - Parameters:
  ///   - known: copies that need not be looked for again; by the same criteria.
  ///   - keepsLooks: whether what new clips look like is kept in the catalog.
  init(
    _ settings: CopySettings, known: KnownCopies = KnownCopies(), keepsLooks: Bool = false
  ) {
    self.settings = settings
    self.known = known
    self.keepsLooks = keepsLooks
    var finder = CopyFinder(criteria: settings.strictness.criteria)
    // It works on threads of its own.
    let cancellation = Cancellation.current
    finder.isStopped = { cancellation?.isCancelled ?? false }
    self.finder = finder
  }

  /// What was found, with clips counted through all videos.
  struct Findings {
    /// Pairs of copies among the clips, as far as they were looked for.
    var copies: [CopyMatch] = []
    /// How alike clips of crowds are to some that do not stand for them.
    var asides: [CopyMatch] = []
    /// Of clips that another of their crowd stands for, which.
    var representatives: [Int: Int] = [:]
    /// Pairs of a clip and a reference, whatever the scope. References are counted from 0.
    var references: [CopyMatch] = []
    /// What is known now; nil where copies were not looked for among all clips, or nothing was new.
    var known: KnownCopies?
  }

  /// - Parameter videos: those whose clips are judged.
  /// - Throws: `WinnowError` where fingerprints cannot be read; `CancellationError`.
  func findings(among videos: [ComparedClips], and references: [ComparedClips]) throws -> Findings {
    let isKnown = known.areOf(videos)
    var found = Findings()
    switch settings.scope {
    case .catalog:
      var whole = known.found(among: videos)
      if !isKnown || !references.isEmpty {
        let searched = try search(videos, references, known: whole.found)
        found.references = searched.references
        whole = (
          searched.found, whole.asides.filter { searched.found.isRepresented($0) }
        )
      }
      if !isKnown { found.known = KnownCopies(videos, whole.found, asides: whole.asides) }
      found.copies = whole.found.matches
      found.representatives = whole.found.representatives
      found.asides = whole.asides
    case .video:
      let repeated = try repeated(in: videos)
      found.copies = repeated.matches
      found.representatives = repeated.representatives
      found.references = try search(videos, references).references
    case .off: found.references = try search(videos, references).references
    }
    found.copies = found.copies.filter(settings.joins)
    found.references = found.references.filter(settings.joins)
    return found
  }

  /// Adds how alike clips of crowds are to others, pair by pair.
  ///
  /// - Parameter pairs: of a clip, and the one that is kept of its group.
  /// - Throws: as `findings` does.
  func compare(
    _ pairs: [(hub: Int, clip: Int)], among videos: [ComparedClips], _ found: inout Findings
  ) throws {
    guard !pairs.isEmpty else { return }
    let batches = ComparedBatches(videos)
    let matches = try finder.matches(of: pairs, in: batches, starts: batches.starts)
    found.asides += matches.values.sorted { ($0.a, $0.b) < ($1.a, $1.b) }
    guard settings.scope == .catalog else { return }
    let whole = found.known ?? known
    let (all, _) = whole.found(among: videos)
    found.known = KnownCopies(videos, all, asides: found.asides)
  }

  /// The copies among the clips of `videos`, and pairs of these clips and references.
  ///
  /// - Parameter known: what is known of the clips; nil where copies among them are not wanted.
  private func search(
    _ videos: [ComparedClips], _ references: [ComparedClips], known: CopyFindings? = nil
  ) throws -> (found: CopyFindings, references: [CopyMatch]) {
    if known == nil, references.isEmpty { return (CopyFindings(), []) }
    let clips = videos.reduce(0) { $0 + $1.spans.count }
    let pairs = Dictionary(
      (known?.matches ?? []).map { (CopyPair($0.a, $0.b), $0) }, uniquingKeysWith: { a, _ in a })
    var found: CopyFindings
    do {
      found = try finder.findings(
        in: batches(videos, references, isWhole: known != nil, keepsLooks ? .all : .known)
      ) { pairs[$0] }
    } catch is DamagedLooks {
      found = try finder.findings(
        in: batches(videos, references, isWhole: known != nil, .anew)
      ) { pairs[$0] }
    }
    let foreign = found.matches.filter { $0.b >= clips }.map { $0.between($0.a, $0.b - clips) }
    let members = Dictionary(grouping: found.representatives.keys) {
      found.representatives[$0] ?? $0
    }
    // What is found for one of a crowd counts for all that it stands for.
    let fanned = foreign.flatMap { match in
      ([match.a] + (members[match.a] ?? [])).map { match.between($0, match.b) }
    }.sorted { ($0.a, $0.b) < ($1.a, $1.b) }
    found.matches.removeAll { $0.b >= clips }
    if let known {
      found.matches += known.matches.filter { match in
        !known.isRepresented(match) && !found.isRepresented(match)
      }
      found.matches.sort { ($0.a, $0.b) < ($1.a, $1.b) }
    }
    return (found, fanned)
  }

  private func batches(
    _ videos: [ComparedClips], _ references: [ComparedClips], isWhole: Bool,
    _ keeping: ComparedBatches.Keeping
  ) -> ComparedBatches {
    let known = videos.map { isWhole ? self.known.known($0) : nil }
    return ComparedBatches(
      videos + references, keeping: keeping,
      represented: { $0 < videos.count ? Set(known[$0]?.represented ?? []) : [] },
      part: { video in
        if video >= videos.count { return .reference }
        guard isWhole else { return .known(circle: 0) }
        return known[video].map { .known(circle: $0.circle) } ?? .new
      })
  }

  /// The copies among the clips of each video, which are counted through all of them.
  private func repeated(in videos: [ComparedClips]) throws -> CopyFindings {
    var first = 0
    var all = CopyFindings()
    for video in videos {
      let found = try finder.findings(among: video.fingerprints())
      all.matches += found.matches.map { $0.between($0.a + first, $0.b + first) }
      for (member, representative) in found.representatives {
        all.representatives[member + first] = representative + first
      }
      first += video.spans.count
    }
    return all
  }
}

extension CopyFindings {
  /// Whether another clip stands for one of the two.
  fileprivate func isRepresented(_ match: CopyMatch) -> Bool {
    representatives[match.a] != nil || representatives[match.b] != nil
  }
}
