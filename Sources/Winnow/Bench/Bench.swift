import Foundation
import WinnowCore
import WinnowMedia

/// Compares the processor time of a scan with that of decoding alone, on one thread.
package struct Bench: Encodable, Sendable {
  package var video: String
  package var width: Int
  package var height: Int
  package var frames: Int
  package var videoSeconds: Double
  /// Processor seconds, the smallest of all rounds.
  package var decodeSeconds: Double
  package var scanSeconds: Double
  /// Median over the rounds of scan over decode.
  package var ratio: Double
  package var framesPerSecond: Double
  /// Seconds of video scanned in a second of processor time.
  package var videoSecondsPerSecond: Double
  /// The most memory this process has taken until then, in bytes.
  package var peakMemory: Int
  /// Processor seconds of each stage of one scan, by name; "other" is what lies between them.
  package var stages: [String: Double]

  private enum CodingKeys: String, CodingKey {
    case video, width, height, frames, ratio, stages
    case videoSeconds = "video_seconds"
    case decodeSeconds = "decode_seconds"
    case scanSeconds = "scan_seconds"
    case framesPerSecond = "frames_per_second"
    case videoSecondsPerSecond = "video_seconds_per_second"
    case peakMemory = "peak_memory"
  }

  /// Scans `source` once for the stages and then `rounds` times by turns with decoding alone; a scan
  /// writes its record to a catalog in `folder`, which it makes.
  ///
  /// - Throws: `WinnowError` where it is not a video that can be decoded.
  package init(of source: VideoSource, recipe: Recipe, rounds: Int, folder: URL) throws {
    let round = BenchRound(
      source: source, settings: recipe.measurement(by: .standard).unscreened,
      catalog: try Catalog(folder: folder, create: true))
    let clock = StageClock()
    let start = ProcessorTime.process
    let measured = try round.scan(clock)
    let whole = ProcessorTime.process - start
    peakMemory = Self.peakMemory
    let times = try (0..<max(1, rounds)).map { _ in try round.compare() }
    video = source.absolutePath
    (width, height) = try round.size
    frames = measured.times.count
    videoSeconds = measured.times.duration.microseconds
    decodeSeconds = (times.map(\.decode).min() ?? 0).microseconds
    scanSeconds = (times.map(\.scan).min() ?? 0).microseconds
    framesPerSecond = (scanSeconds > 0 ? Double(frames) / scanSeconds : 0).sixDigits
    videoSecondsPerSecond = (scanSeconds > 0 ? videoSeconds / scanSeconds : 0).sixDigits
    let ratios = times.map { $0.decode > 0 ? $0.scan / $0.decode : 0 }.sorted()
    ratio = ratios[ratios.count / 2].sixDigits
    stages = Dictionary(
      uniqueKeysWithValues: clock.seconds.map { ($0.key.rawValue, $0.value.microseconds) })
    stages["other"] = max(0, whole - clock.seconds.values.reduce(0, +)).microseconds
  }

  /// Decodes every frame of `path` and does nothing with it.
  package static func decode(_ path: String) throws {
    try VideoReader(path: path).skip(.max)
  }

  private static var peakMemory: Int {
    var usage = rusage()
    #if os(Linux)
      getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
      let unit = 1024
    #else
      getrusage(RUSAGE_SELF, &usage)
      let unit = 1
    #endif
    return usage.ru_maxrss * unit
  }
}

extension Bench: CustomStringConvertible {
  package var description: String {
    let names = ScanStage.allCases.map(\.rawValue) + ["other"]
    let whole = max(stages.values.reduce(0, +), .leastNormalMagnitude)
    let shares = names.map { String(format: "%@ %.1f %%", $0, (stages[$0] ?? 0) / whole * 100) }
    let lines = [
      String(
        format: "%@: %d frames of %dx%d, %.1f s", video.printable, frames, width, height,
        videoSeconds),
      String(format: "  decode alone  %8.3f s", decodeSeconds),
      String(format: "  scan          %8.3f s, %.3f times decoding", scanSeconds, ratio),
      String(
        format: "  speed         %.0f frames and %.1f s of video a second", framesPerSecond,
        videoSecondsPerSecond),
      "  of the scan   \(shares.joined(separator: ", "))",
      String(format: "  peak memory   %.0f MB", Double(peakMemory) / 1e6),
    ]
    return lines.joined(separator: "\n")
  }
}
