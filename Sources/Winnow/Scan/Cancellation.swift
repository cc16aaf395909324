import Foundation

/// A flag that one thread sets and others read: the wish to stop.
public final class Cancellation: @unchecked Sendable {
  // The flag is only touched while the lock is held.
  private let lock = NSLock()
  private var flag = false

  public init() {}

  public var isCancelled: Bool { lock.withLock { flag } }

  public func cancel() { lock.withLock { flag = true } }
}
