import Foundation
import Winnow

extension ScanProgress.State: ShownCounts {
  /// The share of the work that is done: by bytes, which tell more of the time left than files do.
  var share: Double {
    if bytes > 0 { return min(1, Double(finishedBytes + openBytes) / Double(bytes)) }
    return videos > 0 ? Double(finished) / Double(videos) : 0
  }

  /// "12/39 videos  850 frames/s  34 h of video an hour  1 failed  0:12 left"; on a terminal, which
  /// may be narrow, behind a bar and the rates last. Nil where there is nothing to do yet.
  func line(elapsed: Double, onTerminal: Bool) -> String? {
    if videos == 0, unidentified == 0 { return nil }
    if videos == 0 { return identifyingLine(elapsed: elapsed, onTerminal: onTerminal) }
    let perSecond = { (amount: Double) in elapsed > 0 ? amount / elapsed : 0 }
    let count = "\(finished)/\(videos) videos"
    let rates = [
      "\(Int(perSecond(Double(frames)))) frames/s",
      VideoLength(seconds: videoSeconds).rate(in: elapsed),
    ]
    let failures = failed > 0 ? ["\(failed) failed"] : []
    let left = [ProgressLine.timeLeft(share: share, elapsed: elapsed)].compactMap(\.self)
    guard onTerminal else { return ([count] + rates + failures + left).joined(separator: "  ") }
    let bar = "scan   \(ProgressLine.bar(share: share)) \(count)"
    return ([bar] + left + failures + rates).joined(separator: "  ")
  }
}

extension ScanProgress.State {
  /// The same for a program.
  func report(elapsed: Double) -> ProgressReport {
    if videos == 0, identified < unidentified {
      return ProgressReport(
        progress: "read", files: identified, of: unidentified,
        left: ProgressLine.secondsLeft(share: identifiedShare, elapsed: elapsed))
    }
    return ProgressReport(
      progress: "scan", files: finished, of: videos, failed: failed, frames: frames,
      seconds: videoSeconds, rate: elapsed > 0 ? videoSeconds / elapsed : nil,
      left: ProgressLine.secondsLeft(share: share, elapsed: elapsed))
  }

  /// The share that is read, by bytes, of what is read before anything is measured.
  private var identifiedShare: Double {
    unidentifiedBytes > 0 ? Double(identifiedBytesSoFar) / Double(unidentifiedBytes) : 0
  }

  private var identifiedBytesSoFar: Int64 { min(unidentifiedBytes, identifiedBytes + openBytes) }

  /// "read 12/300 files, 3.1 GB of 40 GB  0:12 left"
  private func identifyingLine(elapsed: Double, onTerminal: Bool) -> String {
    let size = ScanProgress.Overview.size
    let read = size(identifiedBytesSoFar)
    let count = "\(identified)/\(unidentified) files, \(read) of \(size(unidentifiedBytes))"
    let left = [ProgressLine.timeLeft(share: identifiedShare, elapsed: elapsed)].compactMap(\.self)
    let bar = onTerminal ? "read   \(ProgressLine.bar(share: identifiedShare)) " : "read "
    return (["\(bar)\(count)"] + left).joined(separator: "  ")
  }
}

extension ScanProgress.Overview {
  /// "found 39 files, 25.3 MB: 38 mp4, 1 mkv; 12 known already"
  var line: String {
    let rest = known > 0 ? "; \(known) known already" : ""
    return "found \(foundText)\(rest)"
  }

  /// "39 files, 25.3 MB: 38 mp4, 1 mkv"
  var foundText: String {
    let kinds = endings.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    var parts = kinds.prefix(5).map { "\($1) \($0.isEmpty ? "without ending" : $0)" }
    let others = kinds.dropFirst(5).reduce(0) { $0 + $1.value }
    if others > 0 { parts.append("\(others) others") }
    let files = "\(found) file\(found == 1 ? "" : "s")"
    return "\(files), \(Self.size(bytes)): \(parts.joined(separator: ", "))"
  }

  static func size(_ bytes: Int64) -> String {
    let units = ["kB", "MB", "GB", "TB"]
    var (value, unit) = (Double(bytes) / 1000, 0)
    while value >= 999.5, unit < units.count - 1 { (value, unit) = (value / 1000, unit + 1) }
    return String(format: value < 10 ? "%.1f" : "%.0f", value) + " \(units[unit])"
  }
}
