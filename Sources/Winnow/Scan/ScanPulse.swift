/// Tells whoever waits for a scan that it goes on, and remembers the wish to stop. Not thread-safe.
final class ScanPulse {
  private let onStep: (ScanStep) -> Bool
  private(set) var isStopped = false

  /// - Parameter onStep: told how far the scan has come; false ends it.
  init(_ onStep: @escaping (ScanStep) -> Bool) {
    self.onStep = onStep
  }

  /// Tells of a step; false where the scan is to end.
  @discardableResult
  func beat(_ step: ScanStep) -> Bool {
    if !isStopped { isStopped = !onStep(step) }
    return !isStopped
  }
}
