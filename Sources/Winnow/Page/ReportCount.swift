import WinnowCore

/// What a page says of all clips, however many it shows: found in one pass, which holds none of them.
struct ReportCount {
  private(set) var funnel = Funnel()
  /// Which clips can be shown.
  private(set) var sample = ReportSample()

  /// - Parameters:
  ///   - entries: all videos, in order.
  ///   - recipe: by which videos would be scanned.
  ///   - selected: by which clips were judged.
  init(_ catalog: Catalog, _ entries: [VideoEntry], recipe: Recipe, selected: Recipe) throws {
    let gates = selected.gates.filter(\.isBounded)
    var kinds = try MeasurementKinds(
      catalog, recipe, gates: gates, catalog.chosenModels())
    var tally = ReasonTally()
    for some in entries.inQueries {
      for entry in some {
        funnel.count(entry, isCurrent: kinds.answer(for: entry).isCurrent)
      }
      let measured = some.indices.filter { entries[$0].isPresent && entries[$0].isMeasured }
      let rows = measured.map { entries[$0].row }
      for (position, judged) in try zip(measured, catalog.judged(rows, statistics: false)) {
        guard let judged else { continue }
        let notAsked = kinds.answer(for: entries[position]).asked.unanswerable
        funnel.count(notAsked: notAsked.map { gates[$0] }, clips: judged.video.clips.count)
        count(judged, of: entries[position], position: position, &tally)
      }
    }
    tally.finish(&funnel)
  }

  private mutating func count(
    _ judged: Catalog.JudgedVideo, of entry: VideoEntry, position: Int, _ tally: inout ReasonTally
  ) {
    let video = judged.video
    funnel.count(video)
    for verdict in judged.verdicts {
      let clip = video.clips[verdict.clip]
      let span = video.span(clip, judged.facts.timeBase)
      tally.count(verdict, seconds: span.end - span.start, &funnel)
      sample.append(clip, verdict, of: entry, position: position)
    }
  }
}
