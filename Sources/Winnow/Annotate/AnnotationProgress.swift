import Foundation

/// Counts what models were shown so far, for somebody else to look at.
package final class AnnotationProgress: @unchecked Sendable {
  // Only touched while the lock is held.
  private let lock = NSLock()
  private var state = State()

  /// The counts at one moment.
  package struct State: Sendable {
    /// Clips that models are to be shown, as far as is known.
    package var clips = 0
    /// Shown, those that are lost among them.
    package var finished = 0
    package var failed = 0
  }

  package init() {}

  package var current: State { lock.withLock { state } }

  func begin(clips: Int) {
    lock.withLock { state.clips = state.finished + clips }
  }

  func finish(clips: Int, failed: Int) {
    lock.withLock {
      state.finished += clips
      state.failed += failed
    }
  }
}
