import Foundation

/// Counts what a scan has done so far, for somebody else to look at.
public final class ScanProgress: @unchecked Sendable {
  // All stored variables are only touched while the lock is held.
  private let lock = NSLock()
  private var state = State()
  private let onBegin: (@Sendable (Overview) -> Void)?
  private let onVideo: (@Sendable (VideoRecord, State) -> Void)?

  /// What a scan has found before it measures anything.
  public struct Overview: Sendable {
    /// Files of the input.
    public var found = 0
    /// Their size.
    public var bytes: Int64 = 0
    /// How many files have each ending, in small letters and without a dot.
    public var endings: [String: Int] = [:]
    /// Files that the catalog knows already.
    public var known = 0

    public init() {}

    init(_ sources: [VideoSource], known: Int) {
      found = sources.count
      bytes = sources.reduce(0) { $0 &+ $1.size }
      endings = Dictionary(grouping: sources, by: \.ending).mapValues(\.count)
      self.known = known
    }
  }

  /// The counts at one moment.
  public struct State: Sendable {
    /// Videos to be measured.
    public var videos = 0
    public var finished = 0
    /// Size of the files that are to be opened, and of those that have been.
    public var bytes: Int64 = 0
    public var finishedBytes: Int64 = 0
    public var failed = 0
    public var frames = 0
    /// Seconds of video in finished videos.
    public var videoSeconds = 0.0
  }

  /// - Parameters:
  ///   - onVideo: called after each video is written, as they are finished, on the scanning thread.
  ///   - onBegin: called before the first video is opened.
  public init(
    onVideo: (@Sendable (VideoRecord, State) -> Void)? = nil,
    onBegin: (@Sendable (Overview) -> Void)? = nil
  ) {
    self.onBegin = onBegin
    self.onVideo = onVideo
  }

  public var current: State { lock.withLock { state } }

  func begin(videos: Int, bytes: Int64, of overview: Overview) {
    lock.withLock { (state.videos, state.bytes) = (videos, bytes) }
    onBegin?(overview)
  }

  func count(frames: Int) {
    lock.withLock { state.frames += frames }
  }

  func finish(_ record: VideoRecord) {
    let now = lock.withLock {
      state.finished += 1
      if record.outcome != .duplicate { state.finishedBytes += record.source.size }
      if record.outcome == .failed { state.failed += 1 }
      state.videoSeconds += record.measurements?.times.duration ?? 0
      return state
    }
    onVideo?(record, now)
  }
}
