import Winnow

extension ExportCounts: ShownCounts {
  var share: Double { videos > 0 ? Double(finished) / Double(videos) : 0 }

  /// "3/17 videos  9 files written  0:12 left", on a terminal behind a bar. Nil where there is nothing to do yet.
  func line(elapsed: Double, onTerminal: Bool) -> String? {
    guard videos > 0 else { return nil }
    let parts = ["\(finished)/\(videos) videos", "\(written) files written"]
    let left = ProgressLine.timeLeft(share: share, elapsed: elapsed)
    let line = (parts + [left].compactMap(\.self)).joined(separator: "  ")
    return onTerminal ? "export \(ProgressLine.bar(share: share)) \(line)" : line
  }

  /// The same for a program.
  func report(elapsed: Double) -> ProgressReport {
    ProgressReport(
      progress: "export", files: finished, of: videos, written: written,
      left: ProgressLine.secondsLeft(share: share, elapsed: elapsed))
  }
}
