import Foundation

/// What has been done so far, in numbers.
package protocol ProgressCounts: Sendable {
  /// Nothing.
  init()
}

/// Counts what has been done so far, for somebody else to look at.
package final class ProgressCounter<Counts: ProgressCounts>: @unchecked Sendable {
  // Only touched while the lock is held.
  private let lock = NSLock()
  private var counts = Counts()

  package init() {}

  /// The counts at this moment.
  package var current: Counts { lock.withLock { counts } }

  func change(_ change: (inout Counts) -> Void) {
    lock.withLock { change(&counts) }
  }
}
