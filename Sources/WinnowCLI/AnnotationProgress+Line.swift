import Winnow

extension AnnotationCounts: ShownCounts {
  var share: Double { clips > 0 ? Double(finished) / Double(clips) : 0 }

  /// "3/17 clips  0:12 left", on a terminal behind a bar. Nil where there is nothing to do yet.
  func line(elapsed: Double, onTerminal: Bool) -> String? {
    guard clips > 0 else { return nil }
    let parts = ["\(finished)/\(clips) clips"] + (failed > 0 ? ["\(failed) failed"] : [])
    let left = ProgressLine.timeLeft(share: share, elapsed: elapsed)
    let line = (parts + [left].compactMap(\.self)).joined(separator: "  ")
    return onTerminal ? "annotate \(ProgressLine.bar(share: share)) \(line)" : line
  }

  /// The same for a program.
  func report(elapsed: Double) -> ProgressReport {
    ProgressReport(
      progress: "annotate", files: finished, of: clips, written: finished - failed,
      left: ProgressLine.secondsLeft(share: share, elapsed: elapsed))
  }
}
