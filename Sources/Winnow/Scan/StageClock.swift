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
