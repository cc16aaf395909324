import WinnowCore

/// The clips that models are still to be shown: those that would be kept if every score passed that is still to come,
/// as far as a model has not said anything of them.
///
/// Of copies it is the one that would be kept; where that is rejected, the next one.
struct AnnotationList: Sendable {
  struct Clip: Sendable {
    /// Its number in its video.
    var number: Int
    var cut: CutClip
    /// The models that have not said anything of it, by their numbers.
    var models: [Int]
  }

  struct Video: Sendable {
    var entry: VideoEntry
    var clips: [Clip]
  }

  /// In the order of the catalog, each with clips.
  private(set) var videos: [Video] = []
  /// Clips that are left out, since only keyframes of their videos were decoded.
  private(set) var surveyed = 0

  var clips: Int { videos.reduce(0) { $0 + $1.clips.count } }

  /// - Parameters:
  ///   - selection: by which clips are judged; its models are named.
  ///   - lost: clips that no model is shown.
  init(_ catalog: Catalog, by selection: Selection, without lost: Set<ContentID>) throws {
    let models = try catalog.modelColumns(of: selection.recipe)
    let add: (inout Self, VideoEntry, [Clip]) -> Void = { list, entry, clips in
      let clips = clips.filter { clip in
        !clip.models.isEmpty && clip.cut.id.map { !lost.contains($0) } ?? false
      }
      guard !clips.isEmpty else { return }
      list.videos.append(Video(entry: entry, clips: clips))
    }
    guard try catalog.part() == nil else {
      try readKept(catalog, models, add)
      return
    }
    try selection.judging(catalog, assumesAnswers: true) { judgement in
      try judgement.run { item, verdicts in
        verdicts.filter { $0.verdict == .keep }.map { verdict in
          Clip(
            number: verdict.clip, cut: item.video.clips[verdict.clip],
            models: models.missing(in: item.annotations[verdict.clip]))
        }
      } consume: { item, clips in
        if item.entry.depth == .frames {
          add(&self, item.entry, clips)
        } else {
          surveyed += clips.count
        }
      }
    }
  }

  /// Whoever made a part has judged; it holds what is kept.
  private mutating func readKept(
    _ catalog: Catalog, _ models: ModelColumns, _ add: (inout Self, VideoEntry, [Clip]) -> Void
  ) throws {
    let entries = try catalog.entries().filter { $0.isPresent && $0.depth == .frames }
    for some in entries.inQueries {
      for (entry, judged) in zip(some, try catalog.judged(some.map(\.row))) {
        guard let judged else { continue }
        let kept = judged.verdicts.filter { $0.verdict == .keep }
        let clips = kept.map { verdict in
          Clip(
            number: verdict.clip, cut: judged.video.clips[verdict.clip],
            models: models.missing(in: judged.annotations[verdict.clip]))
        }
        add(&self, entry, clips)
      }
    }
  }

  /// Those videos that are a part's share, with all their clips.
  func share(_ part: ExportPart) -> AnnotationList {
    let range = part.range(of: clips)
    var (list, first) = (self, 0)
    list.videos = []
    for video in videos {
      if range.contains(first) { list.videos.append(video) }
      first += video.clips.count
    }
    return list
  }
}

extension ModelColumns {
  /// The models that have not said anything of a clip, by their numbers.
  fileprivate func missing(in said: ClipAnnotations) -> [Int] {
    models.indices.filter { !said.has($0) }
  }
}
