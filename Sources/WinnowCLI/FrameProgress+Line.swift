import Winnow

extension FrameCounts: ShownCounts {
  private var share: Double { clips > 0 ? Double(finished) / Double(clips) : 0 }

  /// "3/17 clips  24 frames  0:12 left", on a terminal behind a bar. Nil where there is nothing to do yet.
  func line(elapsed: Double, onTerminal: Bool) -> String? {
    guard clips > 0 else { return nil }
    let left = ProgressLine.timeLeft(share: share, elapsed: elapsed)
    let line = ["\(finished)/\(clips) clips", "\(frames) frames", left].compactMap(\.self)
      .joined(separator: "  ")
    return onTerminal ? "frames \(ProgressLine.bar(share: share)) \(line)" : line
  }

  /// The same for a program.
  func report(elapsed: Double) -> ProgressReport {
    ProgressReport(
      progress: "frames", files: finished, of: clips, frames: frames, seconds: seconds,
      left: ProgressLine.secondsLeft(share: share, elapsed: elapsed))
  }
}
