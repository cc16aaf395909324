import WinnowCore

/// Finds the copies among the clips of a selection, as far as its recipe has them looked for, and
/// those of reference clips.
struct ClipMatching {
  private let settings: DuplicateSettings
  private let finder: CopyFinder

  init(_ settings: DuplicateSettings) {
    self.settings = settings
    finder = CopyFinder(criteria: settings.strictness.criteria)
  }

  /// What was found, with clips counted through all videos.
  struct Findings {
    /// Pairs of copies among the clips, as far as they were looked for.
    var copies: [CopyMatch]
    /// Pairs of a clip and a reference, whatever the scope. References are counted from 0.
    var references: [CopyMatch]
  }

  /// - Parameters:
  ///   - clips: those of the selection.
  ///   - seconds: how long each of them lasts.
  /// - Throws: `WinnowError` where fingerprints cannot be read.
  func findings(
    among clips: DistinctClips, seconds: [Double], and references: [ComparedClips]
  ) throws -> Findings {
    let found =
      references.isEmpty
      ? (copies: try copies(among: clips.videos), references: [])
      : try search(clips.videos, references)
    let copies = found.copies.map(clips.renumbered)
    let matches = found.references.flatMap { match in
      let clip = clips.numbers[match.a]
      return ([clip] + (clips.copies[clip] ?? [])).map { match.between($0, match.b) }
    }
    switch settings.scope {
    case .off: return Findings(copies: [], references: matches)
    case .catalog:
      return Findings(copies: copies + clips.links(seconds: seconds), references: matches)
    case .video:
      let inside = copies.filter { clips.videoOfClip[$0.a] == clips.videoOfClip[$0.b] }
      return Findings(copies: inside.flatMap(clips.repeated), references: matches)
    }
  }

  /// The copies among the clips of `videos`, which are counted through all of them.
  private func copies(among videos: [ComparedClips]) throws -> [CopyMatch] {
    switch settings.scope {
    case .off: return []
    case .catalog: return try find(videos)
    case .video:
      var first = 0
      return try videos.flatMap { video in
        defer { first += video.spans.count }
        return try finder.matches(among: video.fingerprints()).filter(settings.joins).map {
          $0.between($0.a + first, $0.b + first)
        }
      }
    }
  }

  /// All copies among the clips of `videos`, whatever the scope, and those of `references`, which
  /// change nothing between the former.
  private func search(_ videos: [ComparedClips], _ references: [ComparedClips]) throws
    -> (copies: [CopyMatch], references: [CopyMatch])
  {
    let count = videos.reduce(0) { $0 + $1.spans.count }
    let all = try find(videos + references)
    let foreign = all.filter { $0.a < count && $0.b >= count }
    return (all.filter { $0.b < count }, foreign.map { $0.between($0.a, $0.b - count) })
  }

  private func find(_ videos: [ComparedClips]) throws -> [CopyMatch] {
    let batches = ComparedBatches(videos)
    let matches = try finder.matches(batches: batches.count) { try batches.read($0) }
    return matches.filter(settings.joins)
  }
}
