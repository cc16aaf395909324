import Foundation

/// Numbers of frames, set from many threads.
final class FrameCounts: @unchecked Sendable {
  // Every access holds the lock.
  private let lock = NSLock()
  private var counts: [Int]

  init(_ count: Int) { counts = Array(repeating: 0, count: count) }

  var all: [Int] { lock.withLock { counts } }

  subscript(index: Int) -> Int {
    get { lock.withLock { counts[index] } }
    set { lock.withLock { counts[index] = newValue } }
  }
}
