import WinnowCore
import WinnowMedia

/// Compares what the catalog says of how videos were measured with what a scan under some settings
/// would write.
///
/// No more counts than what matters to a row. What was measured whole stands whatever the screen, and
/// only what a screen rejected depends on it; the limits count only for videos that ended at one of
/// them; a file that could not be opened as a video is none under any settings.
struct MeasurementKeys: Sendable {
  private let settings: MeasurementSettings
  private let whole: MeasurementRevisions
  private let survey: MeasurementRevisions
  /// The names of facts that the screen asks and that are read for themselves.
  private let asked: Set<String>

  init(_ settings: MeasurementSettings, _ instruments: Instruments) {
    self.settings = settings
    whole = .whole(settings, instruments)
    survey = .survey(settings, instruments)
    asked = Set(settings.screen.probe.map(\.fact.name))
      .intersection(ContainerFact.read.map(\.name))
  }

  /// What is written beside what a scan under these settings found.
  ///
  /// - Parameters:
  ///   - parts: what of a video was measured, where that is not all.
  ///   - before: what was written before of the parts that stand.
  func revisions(
    of record: VideoRecord, parts: MeasurementParts? = nil, before: MeasurementRevisions? = nil
  ) -> MeasurementRevisions {
    var revisions = revisions(of: record.outcome, record.depth)
    if record.isLimited { revisions.limits = "\(settings.limits)" }
    // No scan has such limits, so that the next one measures it.
    if record.saysNothing || record.isChanged { revisions.limits = "to be measured again" }
    guard let parts, let before else { return revisions }
    if !parts.shots { revisions.shots = before.shots }
    if !parts.fingerprints { revisions.fingerprints = before.fingerprints }
    if !parts.hashes { revisions.hashes = before.hashes }
    if !parts.pictures { revisions.pictures = before.pictures }
    for (score, text) in before.scores where parts.scores?.contains(score) == false {
      revisions.scores[score] = text
    }
    return revisions
  }

  private func revisions(of outcome: Outcome, _ depth: ScanDepth?) -> MeasurementRevisions {
    switch (outcome, depth) {
    case (_, nil): return .none
    case (.rejected, _):
      var revisions = MeasurementRevisions.none
      revisions.screen = settings.screen.key + settings.sample.rows.mark
      return revisions
    case (_, .frames): return whole
    case (_, .keyframes), (_, .container): return survey
    }
  }

  /// What is missing of a row. For a survey what was measured whole is good enough.
  func staleness(of video: KnownVideo, _ revisions: MeasurementRevisions) -> Staleness {
    let wanted = self.revisions(of: video.outcome, video.depth)
    if settings.keyframesOnly, video.depth == .frames, video.outcome == .scanned {
      return .current
    }
    if !settings.keyframesOnly, video.depth == .keyframes, video.outcome != .rejected {
      return .whole
    }
    if let limits = revisions.limits, limits != "\(settings.limits)" { return .whole }
    guard video.depth == .frames, video.outcome == .scanned else {
      let isSame =
        hasFacts(revisions) && revisions.screen == wanted.screen
        && revisions.samples == wanted.samples && revisions.timeline == wanted.timeline
        && (video.outcome != .scanned || revisions.has(wanted.scores))
      return isSame ? .current : .whole
    }
    guard let missing = revisions.missing(from: wanted) else { return .whole }
    let isKnown = missing == MeasurementParts() && hasFacts(revisions)
    return isKnown ? .current : missing == .all ? .whole : .parts(missing)
  }
}

extension MeasurementKeys {
  /// Whether facts are as a scan would write them, as far as anybody asks for them.
  private func hasFacts(_ revisions: MeasurementRevisions) -> Bool {
    revisions.facts == MeasurementRevisions.none.facts && asked.isSubset(of: revisions.read ?? [])
  }
}

extension MeasurementRevisions {
  /// Whether some scores were measured so; others may have been, too.
  fileprivate func has(_ wanted: [String: String]) -> Bool {
    wanted.allSatisfy { scores[$0] == $1 }
  }
}
