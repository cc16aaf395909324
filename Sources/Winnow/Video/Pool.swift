import Foundation

/// Things that are costly to make and have one user at a time, lent to any number of threads. As many are kept as there
/// are processors.
final class Pool<Element>: @unchecked Sendable {
  // The list is only touched while the lock is held, and what is in it has no user.
  private let lock = NSLock()
  private var idle: [Element] = []
  private let make: @Sendable () -> Element

  init(making make: @escaping @Sendable () -> Element) { self.make = make }

  /// Lends one to `body`, if there is one that `suits`, which is called with those that nobody uses.
  func lend<R>(
    where suits: (Element) -> Bool = { _ in true }, _ body: (Element) throws -> R
  ) rethrows -> R {
    let element = take(where: suits)
    defer { giveBack(element) }
    return try body(element)
  }

  /// One that has no user from then on but the caller: one that `suits`, or that was left alone for longest, or a new
  /// one.
  func take(where suits: (Element) -> Bool = { _ in true }) -> Element {
    let known = lock.withLock {
      (idle.lastIndex(where: suits) ?? idle.indices.first).map { idle.remove(at: $0) }
    }
    return known ?? make()
  }

  func giveBack(_ element: Element) {
    // What is let go ends outside of the lock: that may take a while.
    let surplus = lock.withLock {
      idle.append(element)
      return idle.count > ProcessInfo.processInfo.activeProcessorCount ? idle.removeFirst() : nil
    }
    _ = consume surplus
  }
}
