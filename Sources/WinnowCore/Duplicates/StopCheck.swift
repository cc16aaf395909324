/// Asks whether a search is to be given up: what takes long asks every few milliseconds of work.
struct StopCheck: Sendable {
  let isStopped: @Sendable () -> Bool

  static let never = StopCheck { false }

  /// - Throws: `CopySearchStopped` where it is.
  func check() throws {
    if isStopped() { throw CopySearchStopped() }
  }
}

/// A search for copies was given up because its caller asked for that.
package struct CopySearchStopped: Error, Equatable {}
