import Foundation

/// Counts what a stream of frames has handed over so far, for somebody else to look at.
package final class FrameProgress: @unchecked Sendable {
  // Only touched while the lock is held.
  private let lock = NSLock()
  private var state = State()

  /// The counts at one moment.
  package struct State: Sendable {
    package var clips = 0
    /// Handed over, those that cannot be read among them.
    package var finished = 0
    package var failed = 0
    package var frames = 0
    /// Seconds that the clips last that were handed over.
    package var seconds = 0.0
  }

  package init() {}

  package var current: State { lock.withLock { state } }

  func begin(clips: Int) {
    lock.withLock { state.clips = clips }
  }

  func finish(_ clip: StreamedClip) {
    lock.withLock {
      state.finished += 1
      state.failed += clip.fault == nil ? 0 : 1
      state.frames += clip.times.count
      state.seconds += clip.end - clip.start
    }
  }
}
