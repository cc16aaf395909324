import Foundation
import GRDB
import WinnowCore
import WinnowMedia

extension Catalog {
  /// What was measured of a scanned video; nil where it was not, or where its row is damaged.
  package func measurements(of video: CatalogVideo) throws -> VideoMeasurements? {
    try read { database in
      guard let frames = try Self.frames(of: video, database),
        let fingerprints = try FingerprintRow.fetchOne(database, key: video.row),
        let fingerprints = FingerprintTrack(encoded: Array(fingerprints.codes)),
        let pdq = try PDQRow.fetchOne(database, key: video.row),
        let pdq = RatedPDQ.hashes(Array(pdq.hashes))
      else { return nil }
      return VideoMeasurements(
        times: frames.times,
        shots: try Self.shots(video.row, frameCount: frames.times.count, database),
        keyframes: frames.keyframes, sampledFrames: frames.sampledFrames, scores: frames.scores,
        fingerprints: fingerprints, pdq: pdq)
    }
  }

  /// What was measured of the single frames of a scanned video; nil as for `measurements`.
  func frames(of video: CatalogVideo) throws -> MeasuredFrames? {
    try read { try Self.frames(of: video, $0) }
  }

  /// What a video is cut into clips by; nil as for `measurements`.
  static func measured(
    _ entry: VideoEntry, _ facts: VideoFacts, fingerprints: Bool, _ database: Database
  ) throws -> VideoMeasurements? {
    guard let row = try TimelineRow.fetch(entry.row, database),
      let times = FrameTimes(
        encoded: Array(row.times), count: Int(entry.frames), timeBase: facts.timeBase),
      let keyframes = FrameNumberCoding.frames(Array(row.keyframes), below: times.count)
    else { return nil }
    var track = FingerprintTrack()
    if fingerprints {
      guard let row = try FingerprintRow.fetchOne(database, key: entry.row),
        let decoded = FingerprintTrack(encoded: Array(row.codes))
      else { return nil }
      track = decoded
    }
    let scores = try scores(entry.row, database)
    guard let sampled = sampledFrames(row, of: times.count, scores) else { return nil }
    return VideoMeasurements(
      times: times, shots: try shots(entry.row, frameCount: times.count, database),
      keyframes: keyframes, sampledFrames: sampled, scores: scores, fingerprints: track, pdq: [])
  }

  /// Whether these are the times of a scanned video's frames, and the frames that were scored.
  func timeline(of row: Int64, holds times: Data, _ sampledFrames: Data) throws -> Bool {
    try read { database in
      let timeline = try TimelineRow.fetch(row, database)
      return timeline?.times == times && timeline?.sampledFrames == sampledFrames
    }
  }

  /// When the frames of a scanned video are shown, and its shots; nil as for `measurements`.
  func timedShots(of video: CatalogVideo) throws -> (times: FrameTimes, shots: [Shot])? {
    try read { database in
      guard let times = try Self.times(of: video, database)?.times else { return nil }
      return (times, try Self.shots(video.row, frameCount: times.count, database))
    }
  }

  /// The fingerprints of a video that has them.
  ///
  /// - Throws: `WinnowError` where the row is damaged or gone, too.
  func fingerprints(_ video: Int64) throws -> FingerprintTrack {
    try fingerprints([video])[0]
  }

  /// The fingerprints of videos that have them, in order.
  ///
  /// - Throws: `WinnowError` where a row is damaged or gone, too.
  func fingerprints(_ videos: [Int64]) throws -> [FingerprintTrack] {
    let codes = try read { database in
      let statement = try database.cachedStatement(
        sql: "SELECT codes FROM fingerprints WHERE video = ?")
      return try videos.map { try Data.fetchOne(statement, arguments: [$0]) }
    }
    // Not while the database is held: it is read by one thread at a time.
    return try zip(videos, codes).map { video, codes in
      guard let track = codes.flatMap({ FingerprintTrack(encoded: Array($0)) }) else {
        throw WinnowError(
          "read", file.path, reason: "the fingerprints of video \(video) are damaged")
      }
      return track
    }
  }

  /// The hashes of the sampled frames of a scanned video; nil as for `measurements`.
  func hashedFrames(of video: CatalogVideo) throws -> HashedFrames? {
    try read { database in
      guard let (times, timeline) = try Self.times(of: video, database),
        let pdq = try PDQRow.fetchOne(database, key: video.row),
        let hashes = RatedPDQ.hashes(Array(pdq.hashes))
      else { return nil }
      let frames = zip(BlobCoding.frames(timeline.sampledFrames), hashes)
        .filter { $0.0 < times.count }
      return HashedFrames(
        times: times, shots: try Self.shots(video.row, frameCount: times.count, database),
        frames: frames.map { (frame: $0.0, rated: $0.1) })
    }
  }

  private static func frames(of video: CatalogVideo, _ database: Database) throws
    -> MeasuredFrames?
  {
    guard let (times, timeline) = try times(of: video, database),
      let keyframes = FrameNumberCoding.frames(Array(timeline.keyframes), below: times.count)
    else { return nil }
    let scores = try scores(video.row, database)
    return sampledFrames(timeline, of: times.count, scores).map {
      MeasuredFrames(times: times, keyframes: keyframes, sampledFrames: $0, scores: scores)
    }
  }

  /// The numbers of the frames that were scored; nil where they are not some of the video's, in order, or
  /// a score is missing of one.
  private static func sampledFrames(
    _ row: TimelineRow, of count: Int, _ scores: [String: [Float]]
  ) -> [Int]? {
    let frames = BlobCoding.frames(row.sampledFrames)
    guard zip(frames, frames.dropFirst()).allSatisfy(<), frames.last.map({ $0 < count }) ?? true,
      scores.values.allSatisfy({ $0.count >= frames.count })
    else { return nil }
    return frames
  }

  private static func times(of video: CatalogVideo, _ database: Database) throws
    -> (times: FrameTimes, row: TimelineRow)?
  {
    guard let facts = video.facts, let row = try TimelineRow.fetch(video.row, database),
      let times = FrameTimes(
        encoded: Array(row.times), count: video.frames, timeBase: facts.timeBase)
    else { return nil }
    return (times, row)
  }

  private static func shots(_ video: Int64, frameCount: Int, _ database: Database) throws -> [Shot]
  {
    let statement = try database.cachedStatement(
      sql: "SELECT * FROM shots WHERE video = ? ORDER BY shot")
    let rows = try ShotRow.fetchCursor(statement, arguments: [video])
    var shots: [Shot] = []
    while let row = try rows.next() {
      if let shot = row.shot(frameCount: frameCount) { shots.append(shot) }
    }
    return shots
  }

  private static func scores(_ video: Int64, _ database: Database) throws -> [String: [Float]] {
    let statement = try database.cachedStatement(
      sql: "SELECT score, sample_values FROM tracks WHERE video = ?")
    let rows = try Row.fetchCursor(statement, arguments: [video])
    var scores: [String: [Float]] = [:]
    while let row = try rows.next() {
      try scores[row.value(0)] = row.withUnsafeData(atIndex: 1) { $0.map(BlobCoding.values) ?? [] }
    }
    return scores
  }
}
