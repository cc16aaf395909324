/// A part of a scan's work.
public enum ScanStage: String, Sendable, CaseIterable {
  /// Reading packets and decoding them.
  case decode
  /// The analysis frame and its difference from the one before.
  case reduce
  case shots
  /// All metrics, and the planes they read.
  case scores
  case fingerprints
  case thumbnails
  /// Hashing the file.
  case identity
  /// Writing what was measured.
  case catalog
}

/// Adds up the processor time of each stage on the calling thread.
final class StageClock {
  private(set) var seconds: [ScanStage: Double] = [:]

  /// Runs `body` as part of `stage`.
  func time<R: ~Copyable>(_ stage: ScanStage, _ body: () throws -> R) rethrows -> R {
    let before = ProcessorTime.thread
    defer { seconds[stage, default: 0] += ProcessorTime.thread - before }
    return try body()
  }
}

extension StageClock? {
  /// Runs `body` as part of `stage`, timed where there is a clock.
  func time<R: ~Copyable>(_ stage: ScanStage, _ body: () throws -> R) rethrows -> R {
    guard let self else { return try body() }
    return try self.time(stage, body)
  }
}
