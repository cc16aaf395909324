import WinnowCore
import WinnowMedia

/// What of the input is to be measured, by comparing it with the catalog.
struct ScanPlan {
  /// Videos that are new, or of which something is missing.
  private(set) var pending: [PlannedVideo] = []
  /// What is missing of videos that are known.
  private(set) var stale = StaleParts()
  private(set) var summary: Scan.Summary

  /// - Parameters:
  ///   - retriesFailed: whether videos that failed are measured once more.
  init(_ input: ScanInput, _ keys: MeasurementKeys, retriesFailed: Bool) {
    summary = Scan.Summary(found: input.files.count)
    var position: [Int64: Int] = [:]
    var positionOfID: [ContentID: Int] = [:]
    var judged: [Kind: Staleness] = [:]
    var held = input.standing
    for file in input.files {
      if let video = file.video, let known = input.videos.rows[video] {
        let kind = Kind(known)
        let revisions = input.videos.revisions[known.measurement] ?? MeasurementRevisions()
        let staleness = judged[kind] ?? keys.staleness(of: known, revisions)
        judged[kind] = staleness
        let isRetried = retriesFailed && known.outcome == .failed
        let wanted = isRetried || known.isDamaged ? .whole : staleness
        let isFirst = held.insert(video).inserted
        summary.count(file, isAgain: file.isNew && !isFirst, known, wanted)
        if wanted == .current { continue }
        if let place = position[video] {
          pending[place].files.append(file)
        } else {
          position[video] = pending.count
          pending.append(
            PlannedVideo(files: [file], known: known, id: known.id, wanted: wanted))
          if known.outcome == .scanned { stale.count(wanted) }
        }
      } else if let place = file.id.flatMap({ positionOfID[$0] }) {
        pending[place].files.append(file)
      } else {
        if let id = file.id { positionOfID[id] = pending.count }
        pending.append(PlannedVideo(files: [file], id: file.id))
      }
    }
  }

  /// What decides, beside the settings, what is missing of a video.
  private struct Kind: Hashable {
    var measurement: Int64
    var outcome: Outcome
    var depth: ScanDepth?

    init(_ video: KnownVideo) {
      (measurement, outcome, depth) = (video.measurement, video.outcome, video.depth)
    }
  }
}

extension Scan.Summary {
  /// Counts a file whose video the catalog knows.
  fileprivate mutating func count(
    _ file: ScanInput.File, isAgain: Bool, _ video: KnownVideo, _ wanted: Staleness
  ) {
    if isAgain {
      identical += 1
    } else if wanted == .current {
      if file.isRecognized { recognized += 1 } else { known += 1 }
      if video.outcome == .failed { knownFailed += 1 }
    }
  }
}
