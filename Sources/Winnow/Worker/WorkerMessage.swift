import Foundation
import WinnowCore
import WinnowMedia

/// What goes to a worker process: what to do with one file.
enum WorkerRequest: Codable, Sendable {
  case measure(VideoSource, MeasurementSettings)
  /// To open it and to read its bytes.
  case identify(UnreadFile, MeasurementSettings)
  case export(ExportTask)
  case frames(FrameTask)

  var limits: ScanLimits {
    switch self {
    case .measure(_, let settings), .identify(_, let settings): settings.limits
    case .export(let task): task.limits
    case .frames(let task): task.limits
    }
  }

  var path: String {
    switch self {
    case .measure(let source, _): source.path
    case .identify(let file, _): file.source.path
    case .export(let task): task.video.source.path
    case .frames(let task): task.video.source.path
    }
  }
}

/// What comes back from a worker process.
enum WorkerReply: Codable, Sendable {
  /// How far it has come since the last reply; an export gives signs of life alone.
  case progress(ScanStep)
  /// So many bytes of what was measured follow, as they are.
  case part(StoredMeasurements.Part, Int)
  /// All long parts have been sent.
  case measured(PackedRecord)
  case identified(VideoIdentity?)
  case exported(ExportTask.Outcome)
  case frames(WorkerFrames.News)
  /// All that came of the frames has been told.
  case framed(FrameTask.Outcome)
}

/// A record with its short parts. What grows with the length of its video goes between processes part by part.
struct PackedRecord: Codable, Sendable {
  var id: ContentID?
  var outcome: Outcome
  var error: String?
  var screenedBy: String?
  var facts: VideoFacts?
  var depth: ScanDepth?
  var counts: DecodeCounts
  var isLimited: Bool
  var isUnread: Bool
  var isChanged: Bool
  /// Frames and seconds measured; nil where nothing was.
  private var extent: Extent?
  private var parts: [StoredMeasurements.Part: Data]

  /// Bytes of all its parts.
  static let most = 1 << 18

  private struct Extent: Codable {
    var frames: Int
    var duration: Double
  }

  init(_ record: VideoRecord, parts: [StoredMeasurements.Part: Data] = [:]) {
    self.parts = parts
    id = record.id
    outcome = record.outcome
    error = record.error
    screenedBy = record.screenedBy
    facts = record.facts
    depth = record.depth
    counts = record.counts
    isLimited = record.isLimited
    isUnread = record.isUnread
    isChanged = record.isChanged
    extent = record.storable.map { Extent(frames: $0.frames, duration: $0.duration) }
  }

  /// The record of `source`, whose long parts came before.
  func record(
    of source: VideoSource, _ long: [StoredMeasurements.Part: StoredBytes]
  ) -> VideoRecord {
    var record = VideoRecord(
      source: source, outcome: outcome, error: error, facts: facts)
    record.screenedBy = screenedBy
    record.depth = depth
    record.counts = counts
    record.isLimited = isLimited
    record.isUnread = isUnread
    record.isChanged = isChanged
    record.id = id
    record.stored = extent.map { extent in
      var stored = StoredMeasurements(frames: extent.frames, duration: extent.duration)
      stored.parts = parts.mapValues { .memory($0) }.merging(long) { $1 }
      return stored
    }
    return record
  }
}

extension MessageSocket {
  /// Sends a record, its long parts one by one, each of which is made when its turn comes.
  func send(_ record: VideoRecord) throws {
    var short: [StoredMeasurements.Part: Data] = [:]
    var room = PackedRecord.most
    for (part, bytes) in record.storable?.parts ?? [:] {
      let data = try bytes.data()
      if data.count <= room {
        short[part] = data
        room -= data.count
      } else {
        try send(WorkerReply.part(part, data.count))
        try send(bytes: data)
      }
    }
    try send(WorkerReply.measured(PackedRecord(record, parts: short)))
  }
}
