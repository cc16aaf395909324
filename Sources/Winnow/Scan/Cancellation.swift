import Dispatch
import Foundation

/// The wish to stop: one thread has it and others look.
///
/// What runs `during` one ends with a `CancellationError` soon after `cancel`, whatever it is at, and leaves
/// nothing half-written.
public final class Cancellation: @unchecked Sendable {
  // All stored variables are only touched while the lock is held.
  private let lock = NSLock()
  private var flag = false
  private var handlers: [Int: @Sendable () -> Void] = [:]
  private var lastHandler = 0

  /// What the code that runs is to stop for. Work that is handed to other threads takes it along.
  @TaskLocal static var current: Cancellation?

  /// A wish that nobody has yet.
  public init() {}

  /// Whether there is the wish to stop.
  public var isCancelled: Bool { lock.withLock { flag } }

  /// Wishes to stop, from any thread.
  public func cancel() {
    lock.withLock { flag = true }
    callHandlers()
  }

  /// Calls them until they are gone: what they interrupt may only be about to begin.
  private func callHandlers() {
    let isDone = lock.withLock {
      for handler in handlers.values { handler() }
      return handlers.isEmpty
    }
    if isDone { return }
    Self.queue.asyncAfter(deadline: .now() + 0.02) { self.callHandlers() }
  }

  private static let queue = DispatchQueue(label: "winnow.cancellation")

  /// Has what `body` does end with a `CancellationError` once this is cancelled.
  package func during<R>(_ body: () throws -> R) rethrows -> R {
    try Self.$current.withValue(self, operation: body)
  }

  /// Has `body` come to its end, whoever wishes to stop: what it does is short, or looks by itself.
  static func disregarded<R>(_ body: () throws -> R) rethrows -> R {
    try $current.withValue(nil, operation: body)
  }

  /// - Throws: `CancellationError` where the code that runs is to stop.
  package static func check() throws {
    if let current, current.isCancelled { throw CancellationError() }
  }

  /// Has `handler`, which is quick, called again and again from when `body` is cancelled until it ends.
  static func interrupting<R>(
    by handler: @escaping @Sendable () -> Void, _ body: () throws -> R
  ) throws -> R {
    guard let current else { return try body() }
    let number = current.add(handler)
    defer { current.remove(number) }
    try check()
    return try body()
  }

  private func add(_ handler: @escaping @Sendable () -> Void) -> Int {
    lock.withLock {
      lastHandler += 1
      handlers[lastHandler] = handler
      return lastHandler
    }
  }

  private func remove(_ number: Int) { lock.withLock { handlers[number] = nil } }
}
