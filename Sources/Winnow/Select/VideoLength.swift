import Foundation

/// How long something lasts, as a person says it: "38 s", "12 min", "3 h 20 min".
package struct VideoLength: Hashable, Sendable, CustomStringConvertible {
  var seconds: Double

  package init(seconds: Double) {
    self.seconds = seconds
  }

  package var description: String {
    guard seconds.isFinite else { return "an unknown time" }
    let whole = Int(min(max(0, seconds.rounded()), 1e15))
    if whole < 120 { return "\(whole) s" }
    return whole < 7200 ? "\(whole / 60) min" : "\(whole / 3600) h \(whole % 3600 / 60) min"
  }

  /// "36 h of video an hour": how fast it went that took `elapsed` seconds.
  package func rate(in elapsed: Double) -> String {
    let hours = elapsed > 0 ? seconds / elapsed : 0
    return String(format: hours < 10 ? "%.1f" : "%.0f", hours) + " h of video an hour"
  }
}
