import Foundation

/// Counts what an export has done so far, for somebody else to look at.
public final class ExportProgress: @unchecked Sendable {
  // Only touched while the lock is held.
  private let lock = NSLock()
  private var state = State()

  /// The counts at one moment.
  public struct State: Sendable {
    /// Videos with kept clips.
    public var videos = 0
    public var finished = 0
    /// Files written, beside those that were there.
    public var written = 0
  }

  public init() {}

  public var current: State { lock.withLock { state } }

  func begin(videos: Int) {
    lock.withLock { state.videos = videos }
  }

  func finish(written: Int) {
    lock.withLock {
      state.finished += 1
      state.written += written
    }
  }
}
