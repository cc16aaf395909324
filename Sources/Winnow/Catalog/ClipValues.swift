import WinnowCore

/// Reads what gates of some names ask of clips.
struct ClipValues {
  private let catalog: Catalog
  private let columns: [OutsideColumn]
  private let values: GateValues
  private let models: ModelColumns
  private let count: Int

  /// - Throws: `WinnowError` where the catalog knows no score of a name.
  init(_ names: [String], of catalog: Catalog) throws {
    self.catalog = catalog
    models = try catalog.chosenModels()
    let scores = try catalog.scores(with: models)
    columns = try catalog.outsideColumns().filter { $0.holds == .scores }
    let gates = try names.map { name in
      do throws(RecipeError) {
        return try Gate(name: name, of: scores)
      } catch {
        throw Self.unknown(name, catalog, error.message)
      }
    }
    values = GateValues(gates, scores.columns, columns)
    count = gates.count
    if let unknown = gates.indices.first(where: { !values.isKnown($0) }) {
      let known = columns.map(\.shownName)
      throw Self.unknown(
        names[unknown], catalog,
        gates[unknown].measure == .outside
          ? NearestName.complaint(unknown: "score", names[unknown], known: known)
          : "no clip was measured by it")
    }
  }

  private static func unknown(_ name: String, _ catalog: Catalog, _ reason: String) -> WinnowError {
    WinnowError("ask for \(name) in", catalog.file.path, reason: reason, kind: .unknownName)
  }

  /// The clips of some videos, in order, with their values; nil where there is none.
  ///
  /// - Parameter entries: at most `Catalog.videosAtATime`.
  func clips(of entries: ArraySlice<VideoEntry>) throws -> [(clip: CatalogClip, values: [Double?])]
  {
    let rows = entries.map(\.row)
    let said = try catalog.answers(of: rows, columns)
    return try zip(entries, catalog.judged(rows, statistics: count > 0)).flatMap { entry, judged in
      guard let judged else { return [(CatalogClip, [Double?])]() }
      let shares = try catalog.shares(
        of: values.shares, entry.row, judged.video.clips, models, judged.annotations)
      let answers = said.of(judged.video)
      return judged.clips(of: entry).map { clip in
        let found = (0..<count).map { number in
          values.value(
            number, of: clip.clip, in: judged.video, shares: shares, answers: answers)
        }
        return (clip, found.map { $0.isNaN ? nil : $0 })
      }
    }
  }
}
