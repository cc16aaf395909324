import WinnowCore
import WinnowMedia

/// Reads videos as rules cut them: those that were cut so before from what is kept of them, others from
/// their measurements.
struct CutReader: Sendable {
  /// A video that can be cut.
  struct Item: Sendable {
    /// Where it stands in the list of all videos.
    var position: Int
    var entry: VideoEntry
    var facts: VideoFacts
    var video: CutVideo
    /// Of each gate that asks for a share of frames its value for each clip; NaN where there is none.
    var shares: [[Double]]
    /// What others said of each clip.
    var answers: [ClipAnswers]
    /// What models said of each clip.
    var annotations: [ClipAnnotations]
    /// Whether it was not cut so before.
    var isNew: Bool
  }

  let catalog: Catalog
  let cut: Cut
  /// Gates that ask for a share of frames.
  private let shares: [Gate]
  /// What others said that is read.
  private let columns: [OutsideColumn]
  /// Models, what they said of which is read.
  private let models: ModelColumns
  /// What the statistics of videos have: what was measured, and what models give.
  private let scores: ScoreColumns
  /// The row of the cut; 0 where nothing was cut so before.
  private let row: Int64
  private let revisions: [Int64: MeasurementRevisions]

  init(
    _ catalog: Catalog, _ rules: ClipRules, shares: [Gate] = [], columns: [OutsideColumn] = [],
    models: ModelColumns = ModelColumns()
  ) throws {
    self.catalog = catalog
    let measured = try catalog.instruments().scores
    cut = Cut(rules: rules, columns: measured.columns)
    scores = measured.adding(models.scores).columns
    (self.shares, self.columns, self.models) = (shares, columns, models)
    (row, revisions) = try catalog.read { [cut] database in
      (try Catalog.row(of: cut, database) ?? 0, try Catalog.revisions(database))
    }
  }

  /// The measured ones among the videos at `positions` of `entries`. Those of which a row is damaged are
  /// left out.
  ///
  /// - Throws: `WinnowError` where the catalog cannot be read, or lacks what a container says.
  func read(_ entries: [VideoEntry], _ positions: Range<Int>) throws -> [Item] {
    let wanted = positions.filter { entries[$0].isPresent && entries[$0].isMeasured }
    let stored = try catalog.stored(
      wanted.map { entries[$0] }, cutBy: (row, cut.columns), sharesOf: shares.map(\.score),
      fingerprints: cut.rules.stitches)
    let rows = wanted.map { entries[$0].row }
    let answers = try catalog.answers(of: rows, columns)
    let annotations = try catalog.annotations(of: rows, models)
    return try zip(wanted, stored).compactMap { position, stored in
      let entry = entries[position]
      guard let facts = stored.facts else { throw Self.factsMissing(entry) }
      guard let cut = cut(entry, facts, stored) else { return nil }
      let said = annotations.of(cut.video)
      return Item(
        position: position, entry: entry, facts: facts,
        video: cut.video.adding(models, said, in: scores),
        shares: values(of: cut.tracks, cut.video, said), answers: answers.of(cut.video),
        annotations: said, isNew: stored.kept == nil)
    }
  }

  /// A video as it is cut, and the values at its samples that shares of frames are asked of; nil where its row is
  /// damaged.
  private func cut(
    _ entry: VideoEntry, _ facts: VideoFacts, _ stored: Catalog.StoredVideo
  ) -> (video: CutVideo, tracks: [[Float]])? {
    if let kept = stored.kept { return (kept, stored.tracks) }
    guard let measured = stored.measured else { return nil }
    let timeline = revisions[entry.measurement]?.timeline
    let video = CutVideo(
      measured, by: cut, facts: facts, id: entry.id,
      timeline: entry.depth == .frames ? timeline : nil)
    return (video, shares.map { measured.scores[$0.score] ?? [] })
  }

  private func values(
    of tracks: [[Float]], _ video: CutVideo, _ said: [ClipAnnotations]
  ) -> [[Double]] {
    zip(shares, tracks).map { gate, track in
      models.shares(of: gate, track, video.clips, said)
    }
  }

  private static func factsMissing(_ entry: VideoEntry) -> WinnowError {
    WinnowError(
      "use the measurements of", FilePath.joined(entry.root, entry.name),
      reason: "its facts are missing; run winnow scan again")
  }
}
