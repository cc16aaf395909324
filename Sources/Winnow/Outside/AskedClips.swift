import GRDB
import WinnowCore

/// The clips that others should be asked about: those that would be kept if every score passed that is still to
/// come, as far as they have no answer yet.
///
/// Of copies it is the one that would be kept; where that is rejected, the next one.
package struct AskedClips: Sendable {
  /// By the rows of videos, their numbers, increasing.
  package private(set) var clips: [Int64: [Int]] = [:]

  /// - Parameter lacking: scores and texts of which a clip has to lack one; of none, those that the gates of the
  ///   selection ask for, and where they ask for none, any.
  /// - Throws: `WinnowError` where the catalog cannot be read or select has not run.
  package init(_ catalog: Catalog, lacking: [OutsideName] = []) throws {
    guard let recipe = try catalog.recipeOfSelection() else {
      throw WinnowError.unselected("ask about the clips of", catalog)
    }
    let columns = try catalog.outsideColumns()
    let names = lacking.isEmpty ? recipe.gates.compactMap(\.outside) : lacking
    let rows = names.map { name in columns.first { $0.name == name }?.row }
    if let part = try catalog.part() {
      // Whoever made the part has judged; it holds what is asked as if it were kept.
      clips = try Self.kept(in: catalog, part, columns, lacking: rows)
      return
    }
    let excluded = try catalog.excludedClips()
    let questioning = try Questioning(catalog, recipe, assumesAnswers: true)
    let judgement = try Judgement(by: recipe, questioning, excluding: ReferenceShots([]))
    try judgement.run { item, verdicts in
      verdicts.filter { verdict in
        verdict.verdict == .keep
          && Self.lacks(item.answers[verdict.clip], rows)
      }.map(\.clip)
    } consume: { item, asked in
      let row = item.entry.row
      let asked = asked.filter { !excluded.contains(ClipKey(video: row, clip: $0)) }
      if !asked.isEmpty { clips[row] = asked }
    }
  }

  private static func kept(
    in catalog: Catalog, _ part: CatalogPart, _ columns: [OutsideColumn], lacking rows: [Int64?]
  ) throws -> [Int64: [Int]] {
    let entries = try catalog.entries().filter(\.isPresent)
    // A part holds clips of the next one, too, where both have some of a video.
    let share = try ExportShare(
      ClipOrder(catalog, entries, part: part), part: part.part, samples: nil)
    var reading = ClipReading(catalog, entries)
    var clips: [Int64: [Int]] = [:]
    for some in entries.inQueries {
      let answers = try catalog.answers(of: some.map(\.row), columns)
      for entry in some {
        let kept = try reading.clips(ofVideo: entry.row).filter { $0.verdict == .keep }
        let own = kept[share.clips(ofVideo: entry.row).clamped(to: kept.indices)]
        let asked = own.filter { clip in
          lacks(clip.id.flatMap { answers[$0] } ?? ClipAnswers(), rows)
        }
        if !asked.isEmpty { clips[entry.row] = asked.map(\.clip) }
      }
    }
    return clips
  }

  /// - Parameter columns: nil for one that no clip has anything in.
  private static func lacks(_ answers: ClipAnswers, _ columns: [Int64?]) -> Bool {
    guard !columns.isEmpty else { return answers.isEmpty }
    return columns.contains { column in column.map { !answers.has($0) } ?? true }
  }
}

extension Catalog {
  /// The clips that the selection rejected for footage that they show.
  fileprivate func excludedClips() throws -> Set<ClipKey> {
    try read { database in
      var clips: Set<ClipKey> = []
      let rows = try Row.fetchCursor(
        database, sql: "SELECT video, clip, reasons FROM verdicts WHERE reasons LIKE '%footage%'")
      while let row = try rows.next() {
        let reasons = (try? ReasonScanner.reasons(row.value(2))) ?? []
        guard reasons.contains(where: { $0.footage != nil }) else { continue }
        clips.insert(ClipKey(video: try row.value(0), clip: try row.value(1)))
      }
      return clips
    }
  }
}
