import Dispatch
import Foundation

/// Runs work on several threads and hands over the results in the order of the work.
///
/// At most `window` results wait for an earlier one, so that memory does not grow with the number
/// of items.
package struct OrderedWork: Sendable {
  package var workers: Int
  package var window: Int
  /// Whether a result waits for those of earlier items. Without it, results come as they are ready.
  package var isOrdered = true

  /// - Parameter workers: threads; at least 1.
  package init(workers: Int) {
    self.workers = max(1, workers)
    window = 4 * max(1, workers)
  }

  /// Calls `work` for 0..<count on `workers` threads, and `consume` with each result in order, one
  /// at a time, on the calling thread.
  ///
  /// Work that returns nil was cancelled: it is not consumed, nor, in order, anything behind it.
  /// - Throws: what `consume` throws, after all threads have stopped.
  package func run<Result: Sendable>(
    count: Int, work: @escaping @Sendable (Int) -> Result?, consume: (Int, Result) throws -> Void
  ) throws {
    let desk = Desk<Result>(count: count, window: window)
    let group = DispatchGroup()
    for worker in 0..<min(workers, count) {
      // Threads of their own: decoding blocks, and a shared pool would wait for it.
      DispatchQueue(label: "winnow.worker.\(worker)").async(group: group) { @Sendable in
        while let index = desk.take() { desk.put(work(index), at: index) }
      }
    }
    defer {
      desk.close()
      group.wait()
    }
    for index in 0..<count {
      let (found, result) = desk.collect(isOrdered ? index : nil)
      if let result { try consume(found, result) } else if isOrdered { return }
    }
  }
}

/// Where workers fetch numbers and lay down results.
private final class Desk<Result: Sendable>: @unchecked Sendable {
  // All stored variables are only touched while the condition's lock is held.
  private let condition = NSCondition()
  private let count: Int
  private let window: Int
  private var next = 0
  private var collected = 0
  private var results: [Int: Result?] = [:]
  private var isClosed = false

  init(count: Int, window: Int) {
    self.count = count
    self.window = window
  }

  /// The next number to work on, once it is near enough to what is collected; nil when done.
  func take() -> Int? {
    condition.withLock {
      while !isClosed, next < count, next - collected >= window { condition.wait() }
      guard !isClosed, next < count else { return nil }
      defer { next += 1 }
      return next
    }
  }

  func put(_ result: Result?, at index: Int) {
    condition.withLock {
      results[index] = .some(result)
      condition.broadcast()
    }
  }

  /// Waits for the result of `wanted`, or of any item for nil; the result is nil where the work was
  /// cancelled.
  func collect(_ wanted: Int?) -> (index: Int, result: Result?) {
    condition.withLock {
      while true {
        if let index = wanted ?? results.keys.min(), let result = results.removeValue(forKey: index)
        {
          collected += 1
          condition.broadcast()
          return (index, result)
        }
        condition.wait()
      }
    }
  }

  func close() {
    condition.withLock {
      isClosed = true
      condition.broadcast()
    }
  }
}
