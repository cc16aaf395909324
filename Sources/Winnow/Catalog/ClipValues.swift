import WinnowCore

/// Reads what gates of some names ask of clips.
struct ClipValues {
  /// Where the values of a name come from.
  private enum Source {
    case column(Int)
    /// One of the shares of frames.
    case share(Int)
    /// The row of what others said.
    case outside(Int64)
  }

  private let catalog: Catalog
  private let sources: [Source]
  private let shares: [Gate]
  private let columns: [OutsideColumn]

  /// - Throws: `WinnowError` where the catalog knows no score of a name.
  init(_ names: [String], of catalog: Catalog) throws {
    self.catalog = catalog
    let scores = try catalog.instruments().scores
    let columns = try catalog.outsideColumns().filter { $0.holds == .scores }
    var shares: [Gate] = []
    sources = try names.map { name in
      let gate: Gate
      do throws(RecipeError) {
        gate = try Gate(name: name, of: scores)
      } catch {
        throw Self.unknown(name, catalog, error.message)
      }
      switch gate.measure {
      case .statistic(let statistic):
        guard let column = scores.columns.column(of: gate.score, statistic) else {
          throw Self.unknown(name, catalog, "no clip was measured by it")
        }
        return .column(column)
      case .below, .above:
        shares.append(gate)
        return .share(shares.count - 1)
      case .outside:
        guard let column = columns.first(where: { $0.name == gate.outside }) else {
          throw Self.unknown(
            name, catalog,
            NearestName.complaint(unknown: "score", name, known: columns.map(\.shownName)))
        }
        return .outside(column.row)
      }
    }
    (self.shares, self.columns) = (shares, columns)
  }

  private static func unknown(_ name: String, _ catalog: Catalog, _ reason: String) -> WinnowError {
    WinnowError("ask for \(name) in", catalog.file.path, reason: reason, kind: .unknownName)
  }

  /// The clips of some videos, in order, with their values; nil where there is none.
  ///
  /// - Parameter entries: at most `Catalog.videosAtATime`.
  func clips(of entries: [VideoEntry]) throws -> [(clip: CatalogClip, values: [Double?])] {
    let rows = entries.map(\.row)
    let said = try catalog.answers(of: rows, columns)
    return try zip(entries, catalog.judged(rows)).flatMap { entry, judged in
      guard let judged else { return [(CatalogClip, [Double?])]() }
      let shares = try catalog.shares(of: shares, entry.row, judged.video.clips)
      let answers = said.of(judged.video)
      return judged.clips(of: entry).map { clip in
        let values = sources.map { source -> Double? in
          let value =
            switch source {
            case .column(let column): Double(judged.video.statistics[clip.clip, column])
            case .share(let share): shares[share][clip.clip]
            case .outside(let column): answers[clip.clip].score(column)
            }
          return value.isNaN ? nil : value
        }
        return (clip, values)
      }
    }
  }
}
