import Foundation

/// Counts what a stream of frames has handed over so far, for somebody else to look at.
public final class FrameProgress: @unchecked Sendable {
  // Only touched while the lock is held.
  private let lock = NSLock()
  private var state = State()

  /// The counts at one moment.
  public struct State: Sendable {
    public var clips = 0
    /// Handed over, those that cannot be read among them.
    public var finished = 0
    public var failed = 0
    public var frames = 0
    /// Seconds that the clips last that were handed over.
    public var seconds = 0.0
  }

  public init() {}

  public var current: State { lock.withLock { state } }

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
