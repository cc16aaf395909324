import Foundation
import WinnowCore

/// What a catalog told of scores when it was asked last, so that it is understood once: the clips of millions of videos
/// are read some at a time.
final class KnownScores: @unchecked Sendable {
  // The lock guards `last`.
  private let lock = NSLock()
  private var last: (texts: [String], instruments: Instruments)?

  /// - Parameter make: the instruments that know what `texts` say.
  func instruments(_ texts: [String], _ make: () -> Instruments) -> Instruments {
    lock.withLock {
      if let last, last.texts == texts { return last.instruments }
      let made = make()
      last = (texts, made)
      return made
    }
  }
}
