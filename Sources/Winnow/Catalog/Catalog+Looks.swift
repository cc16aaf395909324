import Foundation

extension Catalog {
  /// The looks that were kept of some clips; nil where those of one of them were not.
  func looks(_ kind: LooksKind, of pieces: [ComparedClips]) throws -> [[UInt8]]? {
    try read { database in
      let statement = try database.cachedStatement(
        sql: "SELECT looks FROM \(kind.rawValue) WHERE video = ? AND clip = ? AND spans = ?")
      var rows: [[UInt8]] = []
      for piece in pieces {
        let looks = try Data.fetchOne(
          statement, arguments: [piece.row, piece.first, BlobCoding.data(piece.spans)])
        guard let looks else { return nil }
        rows.append(Array(looks))
      }
      return rows
    }
  }

  /// Keeps the looks of some clips, in place of what was kept of them.
  func write(_ rows: [[UInt8]], _ kind: LooksKind, of pieces: [ComparedClips]) throws {
    try write { database in
      let statement = try database.cachedStatement(
        sql: "INSERT OR REPLACE INTO \(kind.rawValue) (video, clip, spans, looks) "
          + "VALUES (?, ?, ?, ?)")
      for (piece, looks) in zip(pieces, rows) {
        try statement.execute(
          arguments: [piece.row, piece.first, BlobCoding.data(piece.spans), Data(looks)])
      }
    }
  }
}
