import Foundation
import GRDB
import WinnowCore

extension Catalog {
  /// What was measured of a scanned video; nil where it was not, or where its row is damaged.
  public func measurements(of video: CatalogVideo) throws -> VideoMeasurements? {
    try read { database in
      let codes = try Row.fetchOne(
        database, sql: "SELECT fingerprints, pdq FROM videos WHERE id = ?",
        arguments: [video.measuredRow])
      guard let codes, let frames = try Self.frames(of: video, database),
        let fingerprints = (codes["fingerprints"] as Data?).flatMap({
          FingerprintTrack(encoded: Array($0))
        }),
        let pdq = (codes["pdq"] as Data?).flatMap({ RatedPDQ.hashes(Array($0)) })
      else { return nil }
      return VideoMeasurements(
        times: frames.times,
        shots: try Self.shots(video.measuredRow, frameCount: frames.times.count, database),
        keyframes: frames.keyframes, sampledFrames: frames.sampledFrames, scores: frames.scores,
        fingerprints: fingerprints, pdq: pdq)
    }
  }

  /// What was measured of the single frames of a scanned video; nil as for `measurements`.
  func frames(of video: CatalogVideo) throws -> MeasuredFrames? {
    try read { try Self.frames(of: video, $0) }
  }

  /// When the frames of a scanned video are shown, and its shots; nil as for `measurements`.
  func timedShots(of video: CatalogVideo) throws -> (times: FrameTimes, shots: [Shot])? {
    try read { database in
      let times = try Data.fetchOne(
        database, sql: "SELECT times FROM videos WHERE id = ?", arguments: [video.measuredRow])
      guard let times = times.flatMap({ Self.times($0, of: video) }) else { return nil }
      return (times, try Self.shots(video.measuredRow, frameCount: times.count, database))
    }
  }

  /// The fingerprints of a video that has them.
  ///
  /// - Throws: `WinnowError` where the row is damaged or gone, too.
  func fingerprints(_ video: Int64) throws -> FingerprintTrack {
    let encoded = try read { database in
      try Data.fetchOne(
        database, sql: "SELECT fingerprints FROM videos WHERE id = ?", arguments: [video])
    }
    // Not while the database is held: it is read by one thread at a time.
    guard let track = encoded.flatMap({ FingerprintTrack(encoded: Array($0)) }) else {
      throw WinnowError(
        "read", file.path, reason: "the fingerprints of video \(video) are damaged")
    }
    return track
  }

  /// The hashes of the sampled frames of a scanned video; nil as for `measurements`.
  func hashedFrames(of video: CatalogVideo) throws -> HashedFrames? {
    try read { database in
      let row = try Row.fetchOne(
        database, sql: "SELECT times, sampled_frames, pdq FROM videos WHERE id = ?",
        arguments: [video.measuredRow])
      guard let row, let times = row["times"] as Data?,
        let sampled = row["sampled_frames"] as Data?, let pdq = row["pdq"] as Data?,
        let times = Self.times(times, of: video),
        let hashes = RatedPDQ.hashes(Array(pdq))
      else { return nil }
      let frames = zip(BlobCoding.frames(sampled), hashes).filter { $0.0 < times.count }
      return HashedFrames(
        times: times, shots: try Self.shots(video.measuredRow, frameCount: times.count, database),
        frames: frames.map { (frame: $0.0, rated: $0.1) })
    }
  }

  private static func frames(of video: CatalogVideo, _ database: Database) throws
    -> MeasuredFrames?
  {
    let row = try Row.fetchOne(
      database, sql: "SELECT times, keyframes, sampled_frames FROM videos WHERE id = ?",
      arguments: [video.measuredRow])
    guard let row, let times = row["times"] as Data?, let keyframes = row["keyframes"] as Data?,
      let sampled = row["sampled_frames"] as Data?, let times = Self.times(times, of: video),
      let keyframes = FrameNumberCoding.frames(Array(keyframes), below: times.count)
    else { return nil }
    return MeasuredFrames(
      times: times, keyframes: keyframes, sampledFrames: BlobCoding.frames(sampled),
      scores: try scores(video.measuredRow, database))
  }

  private static func times(_ encoded: Data, of video: CatalogVideo) -> FrameTimes? {
    video.facts.flatMap {
      FrameTimes(encoded: Array(encoded), count: video.frames, timeBase: $0.timeBase)
    }
  }

  private static func shots(_ video: Int64, frameCount: Int, _ database: Database) throws -> [Shot]
  {
    let rows = try Row.fetchCursor(
      database, sql: "SELECT * FROM shots WHERE video = ? ORDER BY shot", arguments: [video])
    var shots: [Shot] = []
    while let row = try rows.next() {
      let (start, end): (Int, Int) = (row["start_frame"], row["end_frame"])
      let (low, high): (Int, Int) = (row["unmixed_start"], row["unmixed_end"])
      guard 0 <= start, start <= low, low <= high, high <= end, end <= frameCount else { continue }
      shots.append(
        Shot(
          frames: start..<end, unmixed: low..<high,
          transition: Transition(rawValue: row["transition"]) ?? .cut,
          confidence: row["confidence"]))
    }
    return shots
  }

  private static func scores(_ video: Int64, _ database: Database) throws -> [String: [Float]] {
    let rows = try Row.fetchCursor(
      database, sql: "SELECT score, sample_values FROM tracks WHERE video = ?", arguments: [video])
    var scores: [String: [Float]] = [:]
    while let row = try rows.next() {
      scores[row["score"]] = BlobCoding.values(row["sample_values"])
    }
    return scores
  }
}
