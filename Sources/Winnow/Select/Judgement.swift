import WinnowCore
import WinnowMedia

/// What a recipe says of every clip of a catalog: computed, not yet stored.
struct Judgement {
  /// The clips of one video, as the recipe cuts and gates them.
  struct Video {
    var video: CatalogVideo
    var facts: VideoFacts
    var times: FrameTimes
    var clips: [JudgedClip]
  }

  /// In order of video and clip.
  let verdicts: [ClipVerdict]
  let funnel: Funnel
  /// The copies that are known now; nil where they were not looked for among all clips.
  let known: KnownCopies?

  /// - Parameters:
  ///   - references: shots that no kept clip may show.
  ///   - known: copies that need not be looked for; nil for those that the catalog knows.
  ///   - visit: is handed the clips of each video in turn, which are not held.
  init(
    of catalog: Catalog, by recipe: Recipe, excluding references: ReferenceShots,
    known: KnownCopies? = nil, visit: (Video) throws -> Void
  ) throws {
    var funnel = Funnel()
    var candidates = Candidates()
    try Self.eachVideo(of: catalog, by: recipe, &funnel) { video in
      try visit(video)
      candidates.append(video.clips, of: video.video, in: catalog)
    }
    let (isWhole, criteria) = (recipe.duplicates.scope == .catalog, recipe.duplicates.strictness)
    let matching = ClipMatching(
      recipe.duplicates,
      known: try known ?? (isWhole ? catalog.knownCopies(by: criteria) : KnownCopies()))
    let found = try matching.findings(among: candidates.videos, and: references.videos)
    candidates.reject(references.reasons(found.references))
    let maker = VerdictMaker(
      candidates.clips, matches: found.copies, keep: recipe.duplicates.keep)
    verdicts = maker.verdicts
    for (verdict, clip) in zip(verdicts, candidates.clips) {
      funnel.count(verdict, seconds: clip.quality.seconds)
    }
    self.funnel = funnel
    self.known = found.known
  }

  /// Cuts and gates the videos of `catalog` one by one.
  static func eachVideo(
    of catalog: Catalog, by recipe: Recipe, _ funnel: inout Funnel, visit: (Video) throws -> Void
  ) throws {
    let keys = MeasurementKeys(recipe.measurement)
    for video in try catalog.allVideos() {
      funnel.count(video, isCurrent: keys.staleness(of: video) == .current)
      guard video.isPresent, video.isMeasured else { continue }
      let facts = try video.knownFacts()
      guard let measured = try catalog.measurements(of: video) else { continue }
      let clips = try JudgedClip.clips(of: video, measured, recipe: recipe)
      funnel.count(shots: measured.shots, clips: clips.count, times: measured.times)
      funnel.count(notAsked: AskedGates(recipe.gates, of: video).unanswerable, clips: clips.count)
      try visit(Video(video: video, facts: facts, times: measured.times, clips: clips))
    }
  }
}

extension MeasurementKeys {
  func staleness(of video: CatalogVideo) -> Staleness {
    let known = KnownVideo(
      row: video.row, id: video.id, size: video.source.size, measurement: 0,
      outcome: video.outcome, depth: video.depth, frames: video.frames)
    return staleness(of: known, video.revisions)
  }
}
