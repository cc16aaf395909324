import WinnowCore

/// Finds the copies among the clips of a selection, as far as its recipe has them looked for, and
/// those of reference clips.
struct ClipMatching {
  private let settings: DuplicateSettings
  private let known: KnownCopies
  private let finder: CopyFinder

  /// - Parameter known: copies that need not be looked for again; by the same criteria.
  init(_ settings: DuplicateSettings, known: KnownCopies = KnownCopies()) {
    self.settings = settings
    self.known = known
    finder = CopyFinder(criteria: settings.strictness.criteria)
  }

  /// What was found, with clips counted through all videos.
  struct Findings {
    /// Pairs of copies among the clips, as far as they were looked for.
    var copies: [CopyMatch]
    /// Pairs of a clip and a reference, whatever the scope. References are counted from 0.
    var references: [CopyMatch]
    /// What is known now; nil where copies were not looked for among all clips, or nothing was new.
    var known: KnownCopies?
  }

  /// - Parameter videos: those whose clips are judged.
  /// - Throws: `WinnowError` where fingerprints cannot be read.
  func findings(among videos: [ComparedClips], and references: [ComparedClips]) throws -> Findings {
    let found = try search(videos, references)
    let copies = found.copies.filter(settings.joins)
    let matches = found.references.filter(settings.joins)
    switch settings.scope {
    case .off: return Findings(copies: [], references: matches)
    case .video: return Findings(copies: copies, references: matches)
    case .catalog:
      return Findings(
        copies: copies, references: matches,
        known: known.areOf(videos) ? nil : KnownCopies(videos, found.copies))
    }
  }

  /// The copies among the clips of `videos` in the scope, and pairs of these clips and references.
  private func search(_ videos: [ComparedClips], _ references: [ComparedClips]) throws
    -> (copies: [CopyMatch], references: [CopyMatch])
  {
    let clips = videos.reduce(0) { $0 + $1.spans.count }
    let isWhole = settings.scope == .catalog
    let batches = ComparedBatches(videos + references) { video in
      if video >= videos.count { return .reference }
      return isWhole && !known.covers(videos[video]) ? .new : .known
    }
    let all = try finder.matches(batches: batches.count, part: batches.part) {
      try batches.read($0)
    }
    let foreign = all.filter { $0.b >= clips }.map { $0.between($0.a, $0.b - clips) }
    switch settings.scope {
    case .off: return ([], foreign)
    case .video: return (try repeated(in: videos), foreign)
    case .catalog:
      let copies = all.filter { $0.b < clips } + known.matches(among: videos)
      return (copies.sorted { ($0.a, $0.b) < ($1.a, $1.b) }, foreign)
    }
  }

  /// The copies among the clips of each video, which are counted through all of them.
  private func repeated(in videos: [ComparedClips]) throws -> [CopyMatch] {
    var first = 0
    return try videos.flatMap { video in
      defer { first += video.spans.count }
      return try finder.matches(among: video.fingerprints()).map {
        $0.between($0.a + first, $0.b + first)
      }
    }
  }
}
