import WinnowCore

/// Finds the copies among the clips of a selection, as far as its recipe has them looked for.
struct CopySearch {
  private let settings: DuplicateSettings
  private let finder: CopyFinder

  init(_ settings: DuplicateSettings) {
    self.settings = settings
    finder = CopyFinder(criteria: settings.strictness.criteria)
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
