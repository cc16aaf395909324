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
  ///   - forgets: whether it is as if no model had said anything yet.
  init(
    _ catalog: Catalog, by selection: Selection, without lost: Set<ContentID> = [],
    forgets: Bool = false
  ) throws {
    let models = try catalog.modelColumns(of: selection.recipe)
    guard try catalog.part() == nil else {
      try readKept(catalog, models, without: lost, forgets: forgets)
      return
    }
    try selection.judging(catalog, assumesAnswers: true, forgetsModels: forgets) { judgement in
      try judgement.run { item, verdicts in
        Self.clips(item.video, verdicts, item.annotations, models, without: lost)
      } consume: { item, clips in
        add(clips, of: item.entry)
      }
    }
  }

  /// Whoever made a part has judged; it holds what is kept.
  private mutating func readKept(
    _ catalog: Catalog, _ models: ModelColumns, without lost: Set<ContentID>, forgets: Bool
  ) throws {
    for some in try catalog.entries().filter(\.isPresent).inQueries {
      for (entry, judged) in zip(some, try catalog.judged(some.map(\.row))) {
        guard let judged else { continue }
        let said = forgets ? judged.annotations.map { _ in ClipAnnotations() } : judged.annotations
        add(Self.clips(judged.video, judged.verdicts, said, models, without: lost), of: entry)
      }
    }
  }

  /// The clips of a video that are kept and that a model has not said anything of.
  private static func clips(
    _ video: CutVideo, _ verdicts: [ClipVerdict], _ said: [ClipAnnotations],
    _ models: ModelColumns, without lost: Set<ContentID>
  ) -> [Clip] {
    verdicts.filter { $0.verdict == .keep }.compactMap { verdict in
      let cut = video.clips[verdict.clip]
      let missing = models.models.indices.filter { !said[verdict.clip].has($0) }
      guard !missing.isEmpty, cut.id.map(lost.contains) != true else { return nil }
      return Clip(number: verdict.clip, cut: cut, models: missing)
    }
  }

  private mutating func add(_ clips: [Clip], of entry: VideoEntry) {
    guard entry.depth == .frames else {
      surveyed += clips.count
      return
    }
    // What has no name yet cannot be told again.
    let named = clips.filter { $0.cut.id != nil }
    if !named.isEmpty { videos.append(Video(entry: entry, clips: named)) }
  }

  /// The names of a part's share of the clips: of some videos all of theirs.
  func share(_ part: ExportPart) -> Set<ContentID> {
    let range = part.range(of: clips)
    var (share, first) = (Set<ContentID>(), 0)
    for video in videos {
      if range.contains(first) { share.formUnion(video.clips.compactMap(\.cut.id)) }
      first += video.clips.count
    }
    return share
  }

  /// The same without clips of other names.
  func only(_ names: Set<ContentID>) -> AnnotationList {
    var list = self
    list.videos = videos.compactMap { video in
      let clips = video.clips.filter { $0.cut.id.map(names.contains) == true }
      return clips.isEmpty ? nil : Video(entry: video.entry, clips: clips)
    }
    return list
  }
}
