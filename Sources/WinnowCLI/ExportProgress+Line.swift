import Winnow

extension ExportProgress.State {
  var share: Double { videos > 0 ? Double(finished) / Double(videos) : 0 }

  /// "3/17 videos  9 files written  0:12 left", on a terminal behind a bar.
  func line(elapsed: Double, onTerminal: Bool) -> String {
    let parts = ["\(finished)/\(videos) videos", "\(written) files written"]
    let left = ProgressLine.timeLeft(share: share, elapsed: elapsed)
    let line = (parts + [left].compactMap(\.self)).joined(separator: "  ")
    return onTerminal ? "export \(ProgressLine.bar(share: share)) \(line)" : line
  }
}
