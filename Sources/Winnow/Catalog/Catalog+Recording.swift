import Foundation
import GRDB
import WinnowCore

extension Catalog {
  /// What a scan found out about a video, and which files hold it.
  struct Finding {
    var record: VideoRecord
    /// Its row; nil for a new one.
    var row: Int64?
    var id: ContentID?
    /// Files, with their places where they have some.
    var files: [(source: VideoSource, place: Int64?)]
    var revisions: MeasurementRevisions
    /// What was measured, where the rest of what is known stands.
    var parts: MeasurementParts?
  }

  /// Writes a finding, all of it or nothing.
  ///
  /// - Returns: its row.
  @discardableResult
  func write(_ finding: Finding) throws -> Int64 {
    try write { database in
      try Self.forgetSelection(database)
      try Self.forgetListing(database)
      let video = try Self.upsert(finding, database)
      if let measured = finding.record.storable {
        var parts = finding.parts ?? .all
        if finding.parts == nil {
          parts.scores = Set(measured.scores)
          try Self.deleteMeasurements(of: video, database)
          try Self.insertTimeline(measured, video, database)
        }
        try Self.delete(from: "statistics", of: video, database)
        try Self.replace(parts, by: measured, video, database)
      } else {
        try Self.deleteMeasurements(of: video, database)
      }
      for file in finding.files { try Self.link(file.source, file.place, to: video, database) }
      return video
    }
  }

  private static func upsert(_ finding: Finding, _ database: Database) throws -> Int64 {
    let record = finding.record
    let known = try finding.id.flatMap { try row(of: $0, database) }
    let size = finding.files.first?.source.size ?? record.source.size
    var video = VideoRow(
      id: known ?? finding.row, content: finding.id, size: size,
      measurement: try measurementID(finding.revisions, database), outcome: record.outcome,
      depth: record.depth, frames: record.frames, counts: record.counts,
      error: record.error, screenedBy: record.screenedBy)
    try video.save(database)
    let written = video.id ?? 0
    if let facts = record.facts {
      try FactsRow(video: written, facts: facts).insert(database, onConflict: .replace)
    } else {
      try delete(from: "facts", of: written, database)
    }
    return written
  }

  private static func measurementID(
    _ revisions: MeasurementRevisions, _ database: Database
  ) throws -> Int64 {
    let parts = try JSONLine.text(revisions)
    if let known = try Int64.fetchOne(
      database, sql: "SELECT id FROM measurements WHERE parts = ?", arguments: [parts])
    {
      return known
    }
    var row = MeasurementRow(parts: parts)
    try row.insert(database)
    return row.id ?? 0
  }

  /// Deletes what other tables hold of a video.
  private static func deleteMeasurements(of video: Int64, _ database: Database) throws {
    for table in [
      "timelines", "fingerprints", "pdq", "shots", "tracks", "thumbnails", "statistics",
    ] {
      try delete(from: table, of: video, database)
    }
    try forgetComparison(of: video, database)
  }

  /// Drops the revisions that no video was measured by any more.
  func dropUnusedMeasurements() throws {
    let unused = "FROM measurements WHERE id NOT IN (SELECT measurement FROM videos)"
    guard try read({ try Bool.fetchOne($0, sql: "SELECT EXISTS (SELECT 1 \(unused))") }) == true
    else { return }
    try write { try $0.execute(sql: "DELETE \(unused)") }
  }

  /// Clips of other shots, and other fingerprints, have other copies.
  private static func forgetComparison(of video: Int64, _ database: Database) throws {
    for table in ["compared", "plain_looks", "altered_looks"] {
      try delete(from: table, of: video, database)
    }
  }

  static func delete(from table: String, of video: Int64, _ database: Database) throws {
    try database.execute(sql: "DELETE FROM \(table) WHERE video = ?", arguments: [video])
  }

  private static func insertTimeline(
    _ measured: StoredMeasurements, _ video: Int64, _ database: Database
  ) throws {
    try TimelineRow(
      video: video, times: measured.data(.times), keyframes: measured.data(.keyframes),
      sampledFrames: measured.data(.sampledFrames)
    ).insert(database)
  }

  /// Puts `parts` of what was measured in the place of what there was.
  private static func replace(
    _ parts: MeasurementParts, by measured: StoredMeasurements, _ video: Int64,
    _ database: Database
  ) throws {
    if parts.shots || parts.fingerprints { try forgetComparison(of: video, database) }
    if parts.shots {
      try delete(from: "shots", of: video, database)
      // What a worker sends may be damaged as a catalog may.
      let shots = ShotCoding.shots(try measured.data(.shots)) ?? []
      for (number, shot) in shots.enumerated() {
        try ShotRow(shot, number: number, video: video).insert(database)
      }
    }
    if parts.fingerprints {
      try delete(from: "fingerprints", of: video, database)
      try database.insert(
        "INSERT INTO fingerprints VALUES (?, ?)", [video],
        measured.parts[.fingerprints] ?? .memory(Data()), into: "fingerprints", "codes",
        row: video)
    }
    if parts.hashes {
      try delete(from: "pdq", of: video, database)
      try database.insert(
        "INSERT INTO pdq VALUES (?, ?)", [video], measured.parts[.pdq] ?? .memory(Data()),
        into: "pdq", "hashes", row: video)
    }
    if parts.pictures { try replaceThumbnails(measured, video, database) }
    for score in measured.scores where parts.scores?.contains(score) != false {
      try TrackRow(video: video, score: score, sampleValues: measured.data(.track(score)))
        .insert(database, onConflict: .replace)
    }
  }
}
