import Foundation
import GRDB
import WinnowCore

extension Catalog {
  /// The copies that are known; nothing is where they were looked for in another way or a row is
  /// damaged.
  func knownCopies(by strictness: CopySettings.Strictness) throws -> KnownCopies {
    try read { database in
      let criteria = try ComparisonRow.fetchOne(database)?.criteria
      guard criteria == strictness.comparison else { return KnownCopies() }
      var videos: [Int64: KnownCopies.Video] = [:]
      let compared = try Row.fetchCursor(
        database, sql: "SELECT video, circle, spans, represented FROM compared")
      while let row = try compared.next() {
        guard let video = Int64.fromDatabaseValue(row[0]),
          let circle = Int.fromDatabaseValue(row[1]), let spans = Data.fromDatabaseValue(row[2])
        else { return KnownCopies() }
        let represented = Data.fromDatabaseValue(row[3])
        videos[video] = KnownCopies.Video(
          spans: BlobCoding.spans(spans), circle: circle,
          represented: represented.map(BlobCoding.frames) ?? [])
      }
      var pairs: [KnownCopies.Pair?] = []
      let copies = try Row.fetchCursor(
        database, sql: "SELECT \(CopyColumns.names) FROM copies")
      while let row = try copies.next() { pairs.append(CopyColumns.pair(row)) }
      return KnownCopies(videos: videos, pairs: pairs) ?? KnownCopies()
    }
  }

  /// Writes the copies that are known, in place of what was known before.
  func write(_ known: KnownCopies, by strictness: CopySettings.Strictness) throws {
    try write { database in
      try database.execute(sql: "DELETE FROM copies; DELETE FROM compared")
      try ComparisonRow(criteria: strictness.comparison).insert(database, onConflict: .replace)
      let compared = try database.makeStatement(
        sql: "INSERT INTO compared (video, circle, spans, represented) VALUES (?, ?, ?, ?)")
      for (row, video) in known.videos.sorted(by: { $0.key < $1.key }) {
        try Cancellation.check()
        let represented = video.represented.isEmpty ? nil : BlobCoding.data(video.represented)
        try compared.execute(
          arguments: [row, video.circle, BlobCoding.data(video.spans), represented])
      }
      let copies = try database.makeStatement(
        sql: "INSERT INTO copies (\(CopyColumns.names)) VALUES (\(CopyColumns.places))")
      for pair in known.pairs { try copies.execute(arguments: CopyColumns.values(pair)) }
      // A video with fewer clips than before leaves looks of those that are gone.
      for kind in LooksKind.allCases {
        try database.execute(
          sql: """
            DELETE FROM \(kind.rawValue) WHERE rowid IN (
              SELECT looks.rowid FROM \(kind.rawValue) AS looks LEFT JOIN compared USING (video)
              WHERE clip > 0 AND clip >= coalesce(length(compared.spans) / 16, 0))
            """)
      }
    }
  }
}

extension CopySettings.Strictness {
  /// Names the way in which copies are looked for.
  fileprivate var comparison: String { "\(rawValue) \(KnownCopies.revision)" }
}
