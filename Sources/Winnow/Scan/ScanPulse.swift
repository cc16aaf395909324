/// Tells whoever waits for a scan that it goes on, and remembers the wish to stop. Not thread-safe.
final class ScanPulse {
  private let onFrames: (Int) -> Bool
  private(set) var isStopped = false

  /// - Parameter onFrames: told how many frames were decoded; false ends the scan.
  init(_ onFrames: @escaping (Int) -> Bool) {
    self.onFrames = onFrames
  }

  /// Tells of `frames` more, or of none as a sign of life; false where the scan is to end.
  @discardableResult
  func beat(frames: Int) -> Bool {
    if !isStopped { isStopped = !onFrames(frames) }
    return !isStopped
  }
}
