import Foundation

/// Lets workers be at work together, or one alone, for which the others make room.
final class WorkerTurns: @unchecked Sendable {
  // All stored variables are only touched while the condition's lock is held.
  private let condition = NSCondition()
  private var atWork = 0
  private var waitingAlone = 0
  private var isAlone = false

  /// Runs `body` beside others; nil where `goesOn` says no before it can begin.
  func together<R>(while goesOn: () -> Bool, _ body: () throws -> R) rethrows -> R? {
    guard wait(goesOn, until: { !isAlone && waitingAlone == 0 }, then: { atWork += 1 }) else {
      return nil
    }
    defer { change { atWork -= 1 } }
    return try body()
  }

  /// Runs `body` while no other is at work; nil as for `together`.
  func alone<R>(while goesOn: () -> Bool, _ body: () throws -> R) rethrows -> R? {
    change { waitingAlone += 1 }
    let hasTurn = wait(goesOn, until: { !isAlone && atWork == 0 }, then: { isAlone = true })
    change { waitingAlone -= 1 }
    guard hasTurn else { return nil }
    defer { change { isAlone = false } }
    return try body()
  }

  private func wait(
    _ goesOn: () -> Bool, until isTurn: () -> Bool, then begin: () -> Void
  ) -> Bool {
    condition.lock()
    defer { condition.unlock() }
    while !isTurn() {
      guard goesOn() else { return false }
      _ = condition.wait(until: Date(timeIntervalSinceNow: 0.2))
    }
    begin()
    return true
  }

  private func change(_ change: () -> Void) {
    condition.withLock {
      change()
      condition.broadcast()
    }
  }
}
