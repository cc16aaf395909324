import GRDB
import WinnowCore

/// A video of the catalog, as far as a scan has to know it to leave it alone.
struct KnownVideo: Sendable {
  var row: Int64
  var id: ContentID?
  var size: Int64
  /// The row that says by what it was measured.
  var measurement: Int64
  var outcome: Outcome
  var depth: ScanDepth?
  var frames: Int
  /// Whether its row cannot be read.
  var isDamaged = false

  /// Whether it was decoded, so that its measurements are worth finding again.
  var isDecoded: Bool { outcome == .scanned && depth == .frames }
}

/// The videos of a catalog by what they are looked up by.
struct KnownVideos: Sendable {
  private(set) var rows: [Int64: KnownVideo]
  let revisions: [Int64: MeasurementRevisions]
  private(set) var rowOfID: [ContentID: Int64]
  /// Bytes of those that a file could turn out to hold.
  let sizes: Set<Int64>
  /// Bytes of those that have ids.
  let namedSizes: Set<Int64>

  init(_ catalog: Catalog) throws {
    (rows, revisions) = try catalog.read { database in
      let cursor = try Row.fetchCursor(
        database,
        sql: """
          SELECT id, content, size, measurement, outcome, depth, frames,
            outcome = 'scanned' AND id NOT IN (SELECT video FROM facts) FROM videos
          """)
      var rows: [Int64: KnownVideo] = [:]
      while let row = try cursor.next() {
        let video = try KnownVideo(row)
        rows[video.row] = video
      }
      return (rows, try Catalog.revisions(database))
    }
    rowOfID = Dictionary(
      rows.values.compactMap { video in video.id.map { ($0, video.row) } },
      uniquingKeysWith: min)
    namedSizes = Set(rows.values.filter { $0.id != nil }.map(\.size))
    sizes = Set(rows.values.filter { $0.id != nil || $0.outcome == .scanned }.map(\.size))
  }

  /// Notes that the video of a row turned out to have this id.
  mutating func identify(_ row: Int64, as id: ContentID) {
    rowOfID[id] = row
    rows[row]?.id = id
  }
}

extension KnownVideo {
  fileprivate init(_ row: Row) throws {
    try self.init(
      row: row.value(0), id: ContentID.fromDatabaseValue(row[1]), size: row.value(2),
      measurement: row.value(3), outcome: Outcome(rawValue: row.value(4)) ?? .failed,
      depth: row.value(5, as: String?.self).flatMap(ScanDepth.init), frames: row.value(6),
      isDamaged: row.value(7))
  }
}
