import Foundation

/// Counts what an export has done so far, for somebody else to look at.
package final class ExportProgress: @unchecked Sendable {
  // Only touched while the lock is held.
  private let lock = NSLock()
  private var state = State()

  /// The counts at one moment.
  package struct State: Sendable {
    /// Videos with kept clips.
    package var videos = 0
    package var finished = 0
    /// Files written, beside those that were there.
    package var written = 0
  }

  package init() {}

  package var current: State { lock.withLock { state } }

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
