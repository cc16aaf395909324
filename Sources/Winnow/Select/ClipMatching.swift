import WinnowCore

/// Finds the copies among the clips of a selection, as far as its recipe has them looked for.
struct ClipMatching {
  private let settings: DuplicateSettings
  private let finder: CopyFinder

  init(_ settings: DuplicateSettings) {
    self.settings = settings
    finder = CopyFinder(criteria: settings.strictness.criteria)
  }

  /// The pairs of copies among the clips of `videos` and then, whatever the scope, those of these
  /// clips with `references`; clips are counted through the videos and on through the references.
  ///
  /// - Throws: `WinnowError` where fingerprints cannot be read.
  func matches(among videos: [ComparedClips], and references: [ComparedClips]) throws
    -> (copies: [CopyMatch], references: [CopyMatch])
  {
    guard !references.isEmpty else { return (try matches(among: videos), []) }
    // More clips change nothing between those that are there without them.
    let all = try find(videos + references)
    let videoOfClip = videos.enumerated().flatMap { number, video in
      video.spans.map { _ in number }
    }
    let count = videoOfClip.count
    let copies = all.filter { match in
      guard match.b < count else { return false }
      switch settings.scope {
      case .off: return false
      case .catalog: return true
      case .video: return videoOfClip[match.a] == videoOfClip[match.b]
      }
    }
    return (copies, all.filter { $0.a < count && $0.b >= count })
  }

  /// The pairs of copies among the clips of `videos`, which are counted through all of them.
  ///
  /// - Throws: `WinnowError` where fingerprints cannot be read.
  func matches(among videos: [ComparedClips]) throws -> [CopyMatch] {
    switch settings.scope {
    case .off: return []
    case .catalog: return try find(videos)
    case .video:
      var first = 0
      return try videos.flatMap { video in
        defer { first += video.spans.count }
        return try finder.matches(among: video.fingerprints()).map { $0.moved(by: first) }
      }
    }
  }

  private func find(_ videos: [ComparedClips]) throws -> [CopyMatch] {
    let batches = ComparedBatches(videos)
    return try finder.matches(batches: batches.count) { try batches.read($0) }
  }
}

extension CopyMatch {
  /// The same among clips that are counted from `start`.
  fileprivate func moved(by start: Int) -> CopyMatch {
    var moved = self
    (moved.a, moved.b) = (a + start, b + start)
    return moved
  }
}
