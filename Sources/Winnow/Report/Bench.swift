import Foundation
import WinnowCore
import WinnowMedia

/// Compares the processor time of a scan with that of decoding alone, on one thread.
public struct Bench: Encodable, Sendable {
  public var video: String
  public var frames: Int
  public var videoSeconds: Double
  /// Processor seconds, the smallest of all rounds.
  public var decodeSeconds: Double
  public var scanSeconds: Double
  /// Median over the rounds of scan over decode.
  public var ratio: Double

  private enum CodingKeys: String, CodingKey {
    case video, frames, ratio
    case videoSeconds = "video_seconds"
    case decodeSeconds = "decode_seconds"
    case scanSeconds = "scan_seconds"
  }

  /// Decodes and scans `path` in turn, `rounds` times.
  public init(of path: String, recipe: Recipe, rounds: Int) throws {
    var decode: [Double] = []
    var scan: [Double] = []
    var measured: VideoMeasurements?
    for _ in 0..<max(1, rounds) {
      decode.append(try Self.processorSeconds { try Self.decode(path) })
      scan.append(
        try Self.processorSeconds { measured = try Inspection.measure(path, recipe: recipe) })
    }
    video = path
    frames = measured?.times.count ?? 0
    videoSeconds = (measured?.times.duration ?? 0).microseconds
    decodeSeconds = (decode.min() ?? 0).microseconds
    scanSeconds = (scan.min() ?? 0).microseconds
    let ratios = zip(scan, decode).map { $1 > 0 ? $0 / $1 : 0 }.sorted()
    ratio = ratios[ratios.count / 2].sixDigits
  }

  /// Decodes every frame of `path` and does nothing with it.
  public static func decode(_ path: String) throws {
    let reader = try VideoReader(path: path)
    while let frame = try reader.next() { _ = consume frame }
  }

  private static func processorSeconds(_ body: () throws -> Void) rethrows -> Double {
    let before = now
    try body()
    return now - before
  }

  private static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}

extension Bench: CustomStringConvertible {
  public var description: String {
    String(
      format:
        "%@: %d frames, decode %.3f s, scan %.3f s, ratio %.3f, %.0f frames/s, %.1f video s/s",
      video, frames, decodeSeconds, scanSeconds, ratio, Double(frames) / scanSeconds,
      videoSeconds / scanSeconds)
  }
}
