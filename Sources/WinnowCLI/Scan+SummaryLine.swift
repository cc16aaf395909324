import Foundation
import Winnow
import WinnowCore
import WinnowMedia

extension Scan.Summary {
  /// "scanned 12 of 14 files, 2 not video: 3 min of video in 5 s, 36 h of video an hour"
  ///
  /// - Parameters:
  ///   - videoSeconds: of video that was measured.
  ///   - elapsed: seconds the scan took.
  func line(verb: String, videoSeconds: Double, elapsed: Double) -> String {
    if known == found, found > 0 {
      return "nothing to scan: all \(found) files are in the catalog already"
    }
    var parts = ["\(verb) \(scanned) of \(found) files"]
    if recognized > 0 { parts.append("\(recognized) known by their bytes") }
    if identical > 0 { parts.append("\(identical) identical to others") }
    if known > 0 { parts.append("\(known) known already") }
    if screened > 0 { parts.append("\(screened) screened out") }
    if rejected > 0 { parts.append("\(rejected) not video") }
    if failed > 0 { parts.append("\(failed) failed") }
    if killed > 0 { parts.append("\(killed) of them killed from outside, to be tried again") }
    if repeated > killed {
      parts.append(
        "\(repeated - killed) measured at the second try, since their workers were killed")
    }
    let counts = parts.joined(separator: ", ")
    guard videoSeconds > 0, elapsed > 0 else { return counts }
    let length = VideoLength(seconds: videoSeconds)
    let time =
      elapsed < 9.95
      ? String(format: "%.1f s", elapsed) : VideoLength(seconds: elapsed).description
    return "\(counts): \(length) of video in \(time), \(length.rate(in: elapsed))"
  }

  /// What was looked for in vain, where there was no video at all.
  ///
  /// - Parameter overview: what the scan found before it opened anything.
  func emptiness(_ overview: ScanProgress.Overview, in place: String) -> String? {
    guard found == rejected else { return nil }
    let looked =
      found == 0
      ? "there are no files"
      : "\(overview.foundText.printable) were opened, and none has a video stream"
    return """
      no video in \(place): \(looked)
      folders are searched recursively, names that begin with a dot are skipped; containers: \
      \(MediaLibraries.containers.joined(separator: ", "))
      """
  }
}
