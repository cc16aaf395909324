import Foundation
import GRDB

/// What catalogs of layout 9 say of how a video was measured: one text for all of it, such as
/// "8; shots.detector transitions; sample.rate 2.0", told here part by part.
enum LegacyMeasurements {
  /// The only version of all measurements whose parts have the first revisions.
  private static let version = "8; "
  private static let limits = "; ScanLimits("

  /// Fills `measurements`, and a table `legacy` that says which of them a text means for videos that
  /// were looked at to a depth.
  static func carryOver(_ database: Database) throws {
    try database.execute(
      sql: """
        CREATE TABLE legacy (text TEXT, depth TEXT, measurement INTEGER, PRIMARY KEY (text, depth))
        """)
    let kinds = try Row.fetchCursor(
      database,
      sql: """
        SELECT measurement, coalesce(depth, ''), max(CASE outcome WHEN 'scanned' THEN id END)
        FROM videos GROUP BY measurement, depth
        """)
    while let kind = try kinds.next() {
      let (measurement, depth): (String, String) = try (kind.value(0), kind.value(1))
      let example = try kind.value(2, as: Int64?.self)
      let scores = try String.fetchAll(
        database, sql: "SELECT score FROM tracks WHERE video = ?", arguments: [example])
      let revisions = revisions(measurement, depth: depth, scores: scores)
      try database.execute(
        sql: "INSERT OR IGNORE INTO measurements (parts) VALUES (?)",
        arguments: [try JSONLine.text(revisions)])
      try database.execute(
        sql: "INSERT INTO legacy SELECT ?, ?, id FROM measurements WHERE parts = ?",
        arguments: [measurement, depth, try JSONLine.text(revisions)])
    }
  }

  private static func revisions(_ text: String, depth: String, scores: [String])
    -> MeasurementRevisions
  {
    var revisions = MeasurementRevisions()
    guard text.hasPrefix(version) else { return revisions }
    var rest = String(text.dropFirst(version.count))
    if let limits = rest.range(of: limits) {
      revisions.limits = String(rest[limits.lowerBound...].dropFirst(2))
      rest = String(rest[..<limits.lowerBound])
    }
    revisions.facts = "1"
    if rest.hasPrefix("screen ") {
      revisions.screen = String(rest.dropFirst("screen ".count))
      return revisions
    }
    guard let rate = rest.range(of: "sample.rate ") else { return revisions }
    revisions.samples = "1; rate \(rest[rate.upperBound...])"
    revisions.scores = Dictionary(uniqueKeysWithValues: scores.map { ($0, "1") })
    guard depth == "frames" else { return revisions }
    let detector = rest[..<rate.lowerBound].dropFirst("shots.detector ".count).dropLast(2)
    revisions.timeline = "1"
    revisions.shots = "1; \(detector)"
    revisions.fingerprints = "1; shots 1; \(detector)"
    (revisions.hashes, revisions.pictures) = ("1", "1")
    return revisions
  }
}
