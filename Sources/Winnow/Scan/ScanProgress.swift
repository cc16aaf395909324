import Foundation

/// Counts what a scan has done so far, for somebody else to look at.
package final class ScanProgress: @unchecked Sendable {
  // All stored variables are only touched while the lock is held.
  private let lock = NSLock()
  private var state = State()
  private var found = Overview()
  /// How far each video has come that is being measured, by its path.
  private var underway: [String: ScanStep] = [:]
  private let onBegin: (@Sendable (Overview) -> Void)?
  private let onVideo: (@Sendable (VideoRecord, State) -> Void)?

  /// What a scan has found before it measures anything.
  package struct Overview: Sendable {
    /// Files of the input.
    package var found = 0
    /// Their size.
    package var bytes: Int64 = 0
    /// How many files have each ending, in small letters and without a dot.
    package var endings: [String: Int] = [:]
    /// Files that the catalog knows already.
    package var known = 0
    /// Files that are to be opened.
    package var pending = 0
    /// What is measured again of videos that it knows.
    package var stale = StaleParts()
    /// Videos of an old catalog, without ids, whose files are not where they were.
    package var lost = 0

    package init() {}

    init(_ sources: [VideoSource], known: Int, stale: StaleParts) {
      found = sources.count
      bytes = sources.reduce(0) { $0 &+ $1.size }
      endings = Dictionary(grouping: sources, by: \.ending).mapValues(\.count)
      (self.known, self.stale) = (known, stale)
    }
  }

  /// The counts at one moment.
  package struct State: Sendable {
    /// Videos to be measured.
    package var videos = 0
    package var finished = 0
    /// Size of the files that are to be opened, and of those that have been.
    package var bytes: Int64 = 0
    package var finishedBytes: Int64 = 0
    package var failed = 0
    package var frames = 0
    /// Seconds of video measured, those of videos that are not finished included.
    package var videoSeconds = 0.0
    /// Bytes read of videos that are not finished.
    package var openBytes: Int64 = 0
    /// Files whose bytes are read to know them, before anything is measured, and their size.
    package var unidentified = 0
    package var identified = 0
    package var unidentifiedBytes: Int64 = 0
    package var identifiedBytes: Int64 = 0
  }

  /// - Parameters:
  ///   - onVideo: called after each video is written, as they are finished, on the scanning thread.
  ///   - onBegin: called before the first video is opened.
  package init(
    onVideo: (@Sendable (VideoRecord, State) -> Void)? = nil,
    onBegin: (@Sendable (Overview) -> Void)? = nil
  ) {
    self.onBegin = onBegin
    self.onVideo = onVideo
  }

  package var current: State {
    lock.withLock {
      var now = state
      for step in underway.values {
        now.videoSeconds += step.seconds ?? 0
        now.openBytes += step.bytes ?? 0
      }
      return now
    }
  }

  /// What the scan has found; nothing before it begins to measure.
  package var overview: Overview { lock.withLock { found } }

  func beginIdentifying(_ sources: [VideoSource]) {
    lock.withLock {
      state.unidentified = sources.count
      state.unidentifiedBytes = sources.reduce(0) { $0 &+ $1.size }
    }
  }

  func finishIdentifying(_ source: VideoSource) {
    lock.withLock {
      underway[source.absolutePath] = nil
      state.identified += 1
      state.identifiedBytes += source.size
    }
  }

  func begin(_ plan: ScanPlan, of sources: [VideoSource], lost: Int) {
    let known = plan.summary.known + plan.summary.recognized
    var overview = Overview(sources, known: known, stale: plan.stale)
    // Where nothing is new, nothing has moved either.
    overview.pending = plan.pending.count
    overview.lost = plan.pending.contains { $0.known == nil } ? lost : 0
    lock.withLock {
      state.videos = plan.pending.count
      state.bytes = plan.pending.reduce(0) { $0 &+ ($1.files.first?.source.size ?? 0) }
      found = overview
    }
    onBegin?(overview)
  }

  func count(_ step: ScanStep, of source: VideoSource) {
    lock.withLock {
      state.frames += step.frames
      underway[source.absolutePath, default: ScanStep()].add(step)
    }
  }

  func finish(_ record: VideoRecord) {
    let now = lock.withLock {
      state.finished += 1
      underway[record.source.absolutePath] = nil
      state.finishedBytes += record.source.size
      if record.outcome == .failed { state.failed += 1 }
      state.videoSeconds += record.duration
      return state
    }
    onVideo?(record, now)
  }
}
