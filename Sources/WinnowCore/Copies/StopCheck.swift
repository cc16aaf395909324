/// Asks whether a search is to be given up: what takes long asks every few milliseconds of work.
struct StopCheck: Sendable {
  let isStopped: @Sendable () -> Bool

  static let never = StopCheck { false }

  /// - Throws: `CopySearchStopped` where it is.
  func check() throws {
    if isStopped() { throw CopySearchStopped() }
  }
}
