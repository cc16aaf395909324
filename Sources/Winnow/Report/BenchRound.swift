import Foundation
import WinnowCore

/// One video scanned again and again into a catalog of its own.
struct BenchRound {
  let source: VideoSource
  let settings: MeasurementSettings
  let catalog: Catalog

  /// Measures the video and writes its record, in place of what was written before.
  func scan(_ clock: StageClock? = nil) throws -> VideoMeasurements {
    let scanned = VideoScanner(settings: settings).scan(source, stages: clock)
    guard let record = scanned, let measured = record.measurements else {
      throw WinnowError("measure", source.path, reason: scanned?.error ?? "not a video")
    }
    let id = try catalog.allVideos().first?.id
    try clock.time(.catalog) { try catalog.write(record, id: id, measurement: settings.key) }
    return measured
  }

  /// Width and height of the picture as shown.
  var size: (Int, Int) {
    get throws { try catalog.allVideos().first?.facts?.displaySize ?? (0, 0) }
  }
}
