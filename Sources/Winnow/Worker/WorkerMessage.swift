import Foundation
import WinnowCore
import WinnowMedia

/// What goes to a worker process: what to do with one file.
enum WorkerRequest: Codable, Sendable {
  case measure(VideoSource, MeasurementSettings)
  /// To open it and to read its bytes.
  case identify(UnreadFile, MeasurementSettings)
  case export(ExportTask)

  var limits: ScanLimits {
    switch self {
    case .measure(_, let settings), .identify(_, let settings): settings.limits
    case .export(let task): task.limits
    }
  }

  var path: String {
    switch self {
    case .measure(let source, _): source.path
    case .identify(let file, _): file.source.path
    case .export(let task): task.video.source.path
    }
  }
}

/// What comes back from a worker process.
enum WorkerReply: Codable, Sendable {
  /// How far it has come since the last reply; an export gives signs of life alone.
  case progress(ScanStep)
  case measured(PackedRecord)
  case identified(VideoIdentity?)
  case exported(ExportTask.Outcome)
}

/// A record with its measurements as the catalog stores them, for the way between processes.
struct PackedRecord: Codable, Sendable {
  var id: ContentID?
  var outcome: Outcome
  var error: String?
  var screenedBy: String?
  var facts: VideoFacts?
  var depth: ScanDepth?
  var counts: DecodeCounts
  var isLimited: Bool
  var isChanged: Bool
  var measurements: PackedMeasurements?
  var thumbnails: Thumbnails

  init(_ record: VideoRecord) {
    id = record.id
    outcome = record.outcome
    error = record.error
    screenedBy = record.screenedBy
    facts = record.facts
    depth = record.depth
    counts = record.counts
    isLimited = record.isLimited
    isChanged = record.isChanged
    measurements = record.measurements.map(PackedMeasurements.init)
    thumbnails = record.thumbnails
  }

  /// The record of `source`; nil where the measurements are damaged.
  func record(of source: VideoSource) -> VideoRecord? {
    var record = VideoRecord(
      source: source, outcome: outcome, error: error, facts: facts)
    record.screenedBy = screenedBy
    record.depth = depth
    record.counts = counts
    record.isLimited = isLimited
    record.isChanged = isChanged
    record.id = id
    record.thumbnails = thumbnails
    guard let measurements else { return record }
    guard let unpacked = measurements.unpacked else { return nil }
    record.measurements = unpacked
    return record
  }
}

/// Measurements with their long parts as bytes.
struct PackedMeasurements: Codable, Sendable {
  var times: FrameTimes
  var shots: [Shot]
  var keyframes: Data
  var sampledFrames: Data
  var scores: [String: Data]
  var fingerprints: Data
  var pdq: Data

  init(_ measured: VideoMeasurements) {
    times = measured.times
    shots = measured.shots
    keyframes = Data(FrameNumberCoding.bytes(measured.keyframes))
    sampledFrames = BlobCoding.data(measured.sampledFrames)
    scores = measured.scores.mapValues { BlobCoding.data($0) }
    fingerprints = Data(measured.fingerprints.encoded)
    pdq = Data(RatedPDQ.bytes(measured.pdq))
  }

  var unpacked: VideoMeasurements? {
    guard let fingerprints = FingerprintTrack(encoded: Array(fingerprints)),
      let keyframes = FrameNumberCoding.frames(Array(keyframes), below: times.count),
      let pdq = RatedPDQ.hashes(Array(pdq))
    else { return nil }
    return VideoMeasurements(
      times: times, shots: shots, keyframes: keyframes,
      sampledFrames: BlobCoding.frames(sampledFrames),
      scores: scores.mapValues { BlobCoding.values($0) }, fingerprints: fingerprints, pdq: pdq)
  }
}
