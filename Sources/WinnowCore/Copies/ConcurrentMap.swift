import Dispatch
import Synchronization

/// What `body` makes of each number below `count`, in order, on all processors.
///
/// - Throws: an error of `body`, the one for the lowest number that failed.
func concurrentMap<Value: Sendable>(
  count: Int, _ body: @Sendable (Int) throws -> Value
) throws -> [Value] {
  let state = Mutex<(values: [Value?], failure: (number: Int, error: any Error)?)>(
    ([Value?](repeating: nil, count: count), nil))
  DispatchQueue.concurrentPerform(iterations: count) { number in
    if state.withLock({ $0.failure.map { $0.number < number } ?? false }) { return }
    do {
      let value = try body(number)
      state.withLock { $0.values[number] = value }
    } catch {
      state.withLock { state in
        if state.failure.map({ number < $0.number }) ?? true { state.failure = (number, error) }
      }
    }
  }
  return try state.withLock { state in
    if let failure = state.failure { throw failure.error }
    return state.values.compactMap { $0 }
  }
}
