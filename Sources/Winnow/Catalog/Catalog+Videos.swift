import Foundation
import GRDB
import WinnowCore
import WinnowMedia

/// A file as the catalog knows it, without its measurements.
public struct CatalogVideo: Sendable {
  public var id: Int64
  public var source: VideoSource
  public var measurement: String
  public var outcome: Outcome
  public var error: String?
  /// nil where nothing is known, or where another version of the package wrote what this one cannot
  /// read and the file waits to be measured anew.
  public var facts: VideoFacts?
  /// How much of it was looked at; nil where it could not be opened as a video.
  public var depth: ScanDepth?
  /// Frames decoded.
  public var frames: Int
  public var counts: DecodeCounts
  /// The row of the video whose bytes it has and whose measurements it shares; nil where it has its
  /// own.
  public var duplicateOf: Int64?
  /// Whether the last scan of its input found the file.
  var isPresent: Bool
}

extension CatalogVideo {
  /// Whether there are measurements of it.
  var isMeasured: Bool { outcome == .scanned || outcome == .duplicate }

  /// The row that holds its measurements.
  var measuredRow: Int64 { duplicateOf ?? id }

  /// - Throws: `WinnowError` where they are not known.
  func knownFacts() throws -> VideoFacts {
    guard let facts else {
      throw WinnowError(
        "use the measurements of", source.absolutePath,
        reason: "its facts are missing; run winnow scan again")
    }
    return facts
  }
}

extension Catalog {
  /// The files the last scans found, ordered by root and path.
  public func videos() throws -> [CatalogVideo] {
    try allVideos(where: "videos.present")
  }

  func allVideos(where condition: String = "1") throws -> [CatalogVideo] {
    try read { database in
      let rows = try Row.fetchAll(
        database,
        sql: """
          SELECT videos.id, roots.path AS root, videos.path, size, modified, measurement, outcome,
            error, facts, depth, frames, corrupt_packets, damaged_frames, interlaced_frames,
            duplicate_of, present
          FROM videos JOIN roots ON roots.id = videos.root WHERE \(condition)
          """)
      return try rows.map(CatalogVideo.init).sorted {
        VideoOrder.precedes($0.source.absolutePath, $1.source.absolutePath)
      }
    }
  }

  /// Writes a record, in place of what was known of the same file, and returns its row.
  @discardableResult
  func write(_ record: VideoRecord, id: Int64?, measurement: String) throws -> Int64 {
    try write { database in
      try Self.forgetSelection(database)
      let root = try Self.rootID(record.source.root, database)
      let video = try Self.upsert(record, id: id, root: root, measurement, database)
      try Self.deleteMeasurements(of: video, database)
      try Self.forgetDuplicates(of: video, database)
      guard let measurements = record.measurements else { return video }
      try Self.insertShots(measurements.shots, video, database)
      try Self.insertTracks(measurements.scores, video, database)
      try Self.insertThumbnails(record.thumbnails, video, database)
      return video
    }
  }

  /// Says which of the videos `ids` the last scan found.
  func setPresence(_ present: Bool, of ids: [Int64]) throws {
    try write { database in
      for id in ids {
        try database.execute(
          sql: "UPDATE videos SET present = ? WHERE id = ? AND present != ?",
          arguments: [present, id, present])
        if database.changesCount > 0 { try Self.forgetSelection(database) }
      }
    }
  }

  static func rootID(_ path: String, _ database: Database) throws -> Int64 {
    try database.execute(sql: "INSERT OR IGNORE INTO roots (path) VALUES (?)", arguments: [path])
    return try Int64.fetchOne(
      database, sql: "SELECT id FROM roots WHERE path = ?", arguments: [path]) ?? 0
  }

  private static func upsert(
    _ record: VideoRecord, id: Int64?, root: Int64, _ measurement: String, _ database: Database
  ) throws -> Int64 {
    let measured = record.measurements
    let facts = try record.facts.map { try JSONLine.text($0) }
    let values: [(any DatabaseValueConvertible)?] = [
      id, root, record.source.path, record.source.size, record.source.modified, true, measurement,
      record.outcome.rawValue, record.error, facts, record.depth?.rawValue,
      measured?.times.count ?? 0,
      record.counts.corruptPackets, record.counts.damagedFrames, record.counts.interlacedFrames,
      measured.map { Data($0.times.encoded) },
      measured.map { Data(FrameNumberCoding.bytes($0.keyframes)) },
      measured.map { BlobCoding.data($0.sampledFrames) },
      measured.map { Data($0.fingerprints.encoded) },
      measured.map { Data(RatedPDQ.bytes($0.pdq)) },
    ]
    try database.execute(
      sql: """
        INSERT OR REPLACE INTO videos (id, root, path, size, modified, present, measurement,
          outcome, error, facts, depth, frames, corrupt_packets, damaged_frames, interlaced_frames, times,
          keyframes, sampled_frames, fingerprints, pdq)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """, arguments: StatementArguments(values))
    return database.lastInsertedRowID
  }

  private static func insertShots(_ shots: [Shot], _ video: Int64, _ database: Database) throws {
    let statement = try database.makeStatement(
      sql: "INSERT INTO shots VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
    for (index, shot) in shots.enumerated() {
      try statement.execute(arguments: [
        video, index, shot.frames.lowerBound, shot.frames.upperBound, shot.transition.rawValue,
        shot.unmixed.lowerBound, shot.unmixed.upperBound, shot.confidence,
      ])
    }
  }

  private static func insertTracks(
    _ scores: [String: [Float]], _ video: Int64, _ database: Database
  ) throws {
    let statement = try database.makeStatement(sql: "INSERT INTO tracks VALUES (?, ?, ?)")
    for (score, values) in scores.sorted(by: { $0.key < $1.key }) {
      try statement.execute(arguments: [video, score, BlobCoding.data(values)])
    }
  }
}

extension CatalogVideo {
  fileprivate init(_ row: Row) throws {
    id = row["id"]
    source = VideoSource(
      root: row["root"], path: row["path"], size: row["size"], modified: row["modified"])
    measurement = row["measurement"]
    outcome = Outcome(rawValue: row["outcome"]) ?? .failed
    error = row["error"]
    facts = (row["facts"] as String?).flatMap {
      try? JSONDecoder().decode(VideoFacts.self, from: Data($0.utf8))
    }
    depth = (row["depth"] as String?).flatMap(ScanDepth.init)
    frames = row["frames"]
    counts = DecodeCounts()
    counts.corruptPackets = row["corrupt_packets"]
    counts.damagedFrames = row["damaged_frames"]
    counts.interlacedFrames = row["interlaced_frames"]
    duplicateOf = row["duplicate_of"]
    isPresent = row["present"]
  }
}
