import Foundation
import GRDB
import WinnowCore
import WinnowMedia

extension Catalog {
  /// A video with its clips as they were cut and judged last.
  struct JudgedVideo {
    var facts: VideoFacts
    var video: CutVideo
    /// What models said, one a clip; none where statistics are not read.
    var annotations: [ClipAnnotations] = []
    /// One a clip.
    var verdicts: [ClipVerdict]

    func clips(of entry: VideoEntry) -> [CatalogClip] {
      clips(of: entry.row, named: entry.id, in: entry.root, entry.name)
    }

    fileprivate func clips(
      of row: Int64, named id: ContentID?, in root: String, _ path: String
    ) -> [CatalogClip] {
      let source = CatalogClip.Source(
        row: row, id: id, root: root, path: path, timeBase: facts.timeBase)
      return verdicts.map { verdict in
        CatalogClip(
          source: source, clip: verdict.clip, cut: video.clips[verdict.clip], judged: verdict,
          statistics: video.statistics)
      }
    }
  }

  /// The clips of `video` in order, with their verdicts; none before the first select.
  public func clips(of video: CatalogVideo) throws -> [CatalogClip] {
    try judged(video.row)?
      .clips(of: video.row, named: video.id, in: video.source.root, video.source.path) ?? []
  }

  /// The video in a row as it was judged last; nil where it was not.
  func judged(_ row: Int64) throws -> JudgedVideo? { try judged([row])[0] }

  /// The videos in some rows, one a row.
  ///
  /// - Parameter statistics: whether those of scores are read, which are most of what there is to read; else
  ///   they have none.
  func judged(_ rows: [Int64], statistics: Bool = true) throws -> [JudgedVideo?] {
    let measured = try instruments().scores
    let models = try statistics ? chosenModels() : ModelColumns()
    let said = try annotations(of: rows, models)
    let columns = measured.adding(models.scores).columns
    return try read { database in
      let stored = try Self.kept(
        rows, cutBy: nil, measured.columns, statistics: statistics, database)
      var verdicts: [Int64: [ClipVerdict]] = [:]
      for some in rows.inQueries {
        verdicts.merge(try self.verdicts(some, database)) { _, new in new }
      }
      return try rows.map { row in
        let known = verdicts[row] ?? []
        guard let facts = stored[row]?.facts, let video = stored[row]?.kept,
          known.map(\.clip) == Array(video.clips.indices)
        else {
          if known.isEmpty { return nil }
          throw unreadable(row)
        }
        let annotations = said.of(video)
        return JudgedVideo(
          facts: facts, video: video.adding(models, annotations, in: columns),
          annotations: annotations, verdicts: known)
      }
    }
  }

  /// Of other scores than this version has, or damaged: to take it for nothing would delete what was
  /// exported.
  private func unreadable(_ row: Int64) -> WinnowError {
    WinnowError(
      "read", file.path,
      reason: "what was decided of video \(row) cannot be read; run 'winnow select' again")
  }

  private func verdicts(_ videos: ArraySlice<Int64>, _ database: Database) throws
    -> [Int64: [ClipVerdict]]
  {
    let statement = try database.cachedStatement(
      sql: """
        SELECT verdicts.video, verdicts.clip, verdict, reasons, copies, preference, kept_video, kept_clip,
          similarity, kept.content
        FROM verdicts LEFT JOIN clips AS kept
          ON (kept.video, kept.clip) = (verdicts.kept_video, verdicts.kept_clip)
        WHERE verdicts.video IN (\(Self.placeholders(for: videos))) ORDER BY verdicts.video, verdicts.clip
        """)
    let rows = try Row.fetchCursor(statement, arguments: Self.arguments(videos))
    var verdicts: [Int64: [ClipVerdict]] = [:]
    while let row = try rows.next() {
      do {
        try verdicts[row.value(0), default: []].append(ClipVerdict(row))
      } catch is DecodingError {
        throw unreadable(try row.value(0))
      }
    }
    return verdicts
  }

  /// The videos of which a clip is kept that has copies, by their rows.
  func videosWithKeptCopies() throws -> Set<Int64> {
    try read { database in
      try Int64.fetchSet(
        database,
        sql: "SELECT video FROM verdicts WHERE copies IS NOT NULL AND verdict = ?",
        arguments: [Verdict.keep.rawValue])
    }
  }

  /// Lets go of all verdicts.
  func clearVerdicts() throws {
    try write { database in
      try Self.forgetSelection(database)
      try database.execute(sql: "DELETE FROM verdicts")
    }
  }

  /// A verdict as it is stored.
  struct WrittenVerdict: Sendable {
    /// Without its reasons.
    private(set) var verdict: ClipVerdict
    /// As text, by which they are as they were: the words of a manifest round once.
    private(set) var reasons = "[]"

    init(_ verdict: ClipVerdict) {
      self.verdict = verdict
      guard !verdict.reasons.isEmpty else { return }
      var text = JSONWriter()
      text.reasons(verdict.reasons, isExact: true)
      reasons = String(decoding: text.bytes, as: UTF8.self)
      self.verdict.reasons = []
    }
  }

  /// Verdicts that are written together.
  private static let verdictsAtATime = 4096

  /// Adds verdicts, which count from `noteSelection` on.
  func add(_ verdicts: [WrittenVerdict]) throws {
    for start in stride(from: 0, to: verdicts.count, by: Self.verdictsAtATime) {
      let some = verdicts[start..<min(start + Self.verdictsAtATime, verdicts.count)]
      try write { database in
        let statement = try database.cachedStatement(
          sql: "INSERT INTO verdicts VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
        for written in some {
          try Cancellation.check()
          let verdict = written.verdict
          try statement.execute(arguments: [
            verdict.video, verdict.clip, verdict.verdict.rawValue, written.reasons, verdict.group,
            verdict.preference, verdict.kept?.video, verdict.kept?.clip, verdict.similarity,
          ])
        }
      }
    }
  }

  /// Notes that the verdicts speak of all videos.
  ///
  /// - Parameter recipe: what they were given by.
  func noteSelection(_ recipe: Recipe) throws {
    let models = try modelColumns(of: recipe)
    try write { database in
      try choose(recipe.models, models, database)
      try SelectionRow(recipe: RecipeYAML.text(of: recipe)).insert(database, onConflict: .replace)
    }
  }

  /// Whether select has run since the videos changed last.
  func isSelected() throws -> Bool { try selectedRecipe() != nil }

  /// What the verdicts were given by, in YAML; nil where select has not run since the videos changed
  /// last.
  func selectedRecipe() throws -> String? {
    try read { try SelectionRow.fetchOne($0)?.recipe }
  }

  /// The recipe the verdicts were given by; nil where select has not run since the videos changed
  /// last.
  ///
  /// - Throws: `WinnowError` where it cannot be read.
  public func recipeOfSelection() throws -> Recipe? {
    try selectedRecipe().map {
      try Recipe.read($0, judgedInstruments(), subject: "the recipe in \(file.path)")
    }
  }

  static func forgetSelection(_ database: Database) throws {
    try SelectionRow.deleteAll(database)
  }
}

extension ClipVerdict {
  fileprivate init(_ row: Row) throws {
    try self.init(
      video: row.value(0), clip: row.value(1), verdict: Verdict(rawValue: row.value(2)) ?? .reject,
      reasons: ReasonScanner.reasons(row.value(3)), group: row.value(4), preference: row.value(5),
      similarity: row.value(8))
    if let video = try row.value(6, as: Int64?.self), let clip = try row.value(7, as: Int?.self) {
      kept = (video, clip)
    }
    keptID = try row.value(9, as: String?.self).flatMap(ContentID.init)
  }
}
