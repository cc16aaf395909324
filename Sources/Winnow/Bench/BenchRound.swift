import Foundation
import WinnowCore
import WinnowMedia

/// One video scanned again and again into a catalog of its own.
struct BenchRound {
  /// Frames of a turn: little beside what slows a shared machine for a while, much beside what the
  /// turns throw out of each other's caches.
  static let turn = 64

  let source: VideoSource
  let settings: MeasurementSettings
  let catalog: Catalog

  /// Measures the video and writes its record, in place of what was written before.
  func scan(_ clock: StageClock? = nil, onFrame: () -> Void = {}) throws -> VideoMeasurements {
    let scanned = VideoScanner(settings: settings, .standard).scan(source, stages: clock) { _ in
      onFrame()
      return true
    }
    guard let record = scanned, let measured = record.measurements else {
      throw WinnowError("measure", source.path, reason: scanned?.error ?? "not a video")
    }
    let place = try catalog.places().first
    let finding = Catalog.Finding(
      record: record, row: place?.video, id: record.id, files: [(source, place?.id)],
      revisions: MeasurementKeys(settings, .standard).revisions(of: record))
    _ = try clock.time(.catalog) { try catalog.write(finding) }
    return measured
  }

  /// Processor seconds of decoding alone and of a scan, taken by turns, so that both meet whatever
  /// else the machine does.
  func compare() throws -> (decode: Double, scan: Double) {
    let start = ProcessorTime.process
    var decode = 0.0
    func decodeAlone<R>(_ body: () throws -> R) rethrows -> R {
      let before = ProcessorTime.process
      defer { decode += ProcessorTime.process - before }
      return try body()
    }
    let reader = try decodeAlone { try VideoReader(path: source.absolutePath) }
    var (frames, failure): (Int, (any Error)?) = (0, nil)
    _ = try scan {
      frames += 1
      guard frames.isMultiple(of: Self.turn), failure == nil else { return }
      do { try decodeAlone { try reader.skip(Self.turn) } } catch { failure = error }
    }
    if let failure { throw failure }
    try decodeAlone { try reader.skip(.max) }
    return (decode, ProcessorTime.process - start - decode)
  }

  /// Width and height of the picture as shown.
  var size: (Int, Int) {
    get throws { try catalog.allVideos().first?.facts?.displaySize ?? (0, 0) }
  }
}

extension VideoReader {
  /// Decodes as many frames, or all there are, and does nothing with them.
  func skip(_ frames: Int) throws {
    for _ in 0..<frames {
      guard let frame = try next() else { return }
      _ = consume frame
    }
  }
}
