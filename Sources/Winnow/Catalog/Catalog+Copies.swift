import Foundation
import GRDB
import WinnowCore

extension Catalog {
  /// The copies that are known; nothing is where they were looked for in another way or a row is
  /// damaged.
  func knownCopies(by strictness: DuplicateSettings.Strictness) throws -> KnownCopies {
    try read { database in
      let criteria = try String.fetchOne(database, sql: "SELECT criteria FROM comparison")
      guard criteria == strictness.comparison else { return KnownCopies() }
      let spans = try Row.fetchAll(database, sql: "SELECT * FROM compared").map { row in
        (row["video"] as Int64, BlobCoding.spans(row["spans"]))
      }
      let pairs = try Row.fetchAll(database, sql: "SELECT * FROM copies").map(
        KnownCopies.Pair.init)
      return KnownCopies(spans: Dictionary(uniqueKeysWithValues: spans), pairs: pairs)
        ?? KnownCopies()
    }
  }

  /// Writes the copies that are known, in place of what was known before.
  func write(_ known: KnownCopies, by strictness: DuplicateSettings.Strictness) throws {
    try write { database in
      try database.execute(sql: "DELETE FROM compared")
      try database.execute(
        sql: "INSERT OR REPLACE INTO comparison VALUES (1, ?)",
        arguments: [strictness.comparison])
      let video = try database.makeStatement(sql: "INSERT INTO compared VALUES (?, ?)")
      for (row, spans) in known.spans {
        try video.execute(arguments: [row, BlobCoding.data(spans)])
      }
      let copy = try database.makeStatement(
        sql: "INSERT INTO copies VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
      for pair in known.pairs {
        let match = pair.match
        try copy.execute(arguments: [
          pair.a.row, pair.a.clip, pair.b.row, pair.b.clip, match.relation.rawValue,
          match.distance, match.codes, match.speed, match.mirrored, match.overlapA.lowerBound,
          match.overlapA.upperBound, match.overlapB.lowerBound, match.overlapB.upperBound,
        ])
      }
    }
  }
}

extension DuplicateSettings.Strictness {
  /// Names the way in which copies are looked for.
  fileprivate var comparison: String { "\(rawValue) \(KnownCopies.revision)" }
}

extension KnownCopies.Pair {
  /// nil where the row is damaged.
  fileprivate init?(_ row: Row) {
    guard let relation = CopyRelation(rawValue: row["relation"]) else { return nil }
    func range(_ start: String, _ end: String) -> Range<Double>? {
      let (from, to): (Double, Double) = (row[start], row[end])
      return from <= to ? from..<to : nil
    }
    guard let overlapA = range("start_a", "end_a"), let overlapB = range("start_b", "end_b")
    else { return nil }
    a = KnownCopies.Place(row: row["video_a"], clip: row["clip_a"])
    b = KnownCopies.Place(row: row["video_b"], clip: row["clip_b"])
    match = CopyMatch(
      a: 0, b: 1, relation: relation, distance: row["distance"], codes: row["codes"],
      speed: row["speed"], mirrored: row["mirrored"], overlapA: overlapA, overlapB: overlapB)
  }
}
