import Foundation
import GRDB
import WinnowCore

extension Catalog {
  /// What was measured of a scanned video; nil where it was not, or where its row is damaged.
  public func measurements(of video: CatalogVideo) throws -> VideoMeasurements? {
    try read { database in
      let row = try Row.fetchOne(
        database, sql: "SELECT times, sampled_frames, fingerprints FROM videos WHERE id = ?",
        arguments: [video.id])
      guard let row, let times = row["times"] as Data?,
        let sampled = row["sampled_frames"] as Data?, let codes = row["fingerprints"] as Data?,
        let times = Self.times(times, of: video),
        let fingerprints = FingerprintTrack(encoded: Array(codes))
      else { return nil }
      return VideoMeasurements(
        times: times, shots: try Self.shots(video.id, frameCount: times.count, database),
        sampledFrames: BlobCoding.frames(sampled), scores: try Self.scores(video.id, database),
        fingerprints: fingerprints)
    }
  }

  /// When the frames of a scanned video are shown, without reading what else was measured; nil as for
  /// `measurements`.
  func times(of video: CatalogVideo) throws -> FrameTimes? {
    try read { database in
      let times = try Data.fetchOne(
        database, sql: "SELECT times FROM videos WHERE id = ?", arguments: [video.id])
      return times.flatMap { Self.times($0, of: video) }
    }
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
