import Foundation

/// Counts what a scan has done so far, for somebody else to look at.
public final class ScanProgress: @unchecked Sendable {
  // All stored variables are only touched while the lock is held.
  private let lock = NSLock()
  private var state = State()
  private let onVideo: (@Sendable (VideoRecord, State) -> Void)?

  /// The counts at one moment.
  public struct State: Sendable {
    /// Videos to be measured.
    public var videos = 0
    public var finished = 0
    public var failed = 0
    public var frames = 0
    /// Seconds of video in finished videos.
    public var videoSeconds = 0.0
  }

  /// - Parameter onVideo: called after each video is written, as they are finished, on the scanning
  ///   thread.
  public init(onVideo: (@Sendable (VideoRecord, State) -> Void)? = nil) {
    self.onVideo = onVideo
  }

  public var current: State { lock.withLock { state } }

  func begin(videos: Int) {
    lock.withLock { state.videos = videos }
  }

  func count(frames: Int) {
    lock.withLock { state.frames += frames }
  }

  func finish(_ record: VideoRecord) {
    let now = lock.withLock {
      state.finished += 1
      if record.outcome == .failed { state.failed += 1 }
      state.videoSeconds += record.measurements?.times.duration ?? 0
      return state
    }
    onVideo?(record, now)
  }
}
