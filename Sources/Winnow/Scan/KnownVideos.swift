import GRDB
import WinnowCore

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
