import Foundation
import GRDB
import WinnowCore
import WinnowMedia

extension Catalog {
  /// The videos that are there, in the order of what they are called, then of their ids.
  public func videos() throws -> [CatalogVideo] { try allVideos().filter(\.isPresent) }

  /// The same with those that are gone.
  func allVideos() throws -> [CatalogVideo] {
    let places = Dictionary(grouping: try places(), by: \.video)
    return try read { database in
      let revisions = try Self.revisions(database)
      let rows = try Row.fetchCursor(database, sql: Self.videosWithFacts)
      var videos: [CatalogVideo] = []
      while let columns = try rows.next() {
        try Cancellation.check()
        let row = try VideoRow(row: columns)
        let files = places[row.id ?? 0] ?? []
        guard let first = files.first(where: \.isPresent) ?? files.first else { continue }
        let facts = try FactsRow.facts(columns, from: VideoRow.columnCount)
        videos.append(
          CatalogVideo(
            row, facts: facts, source: first.source,
            places: files.filter(\.isPresent).map(\.source),
            revisions: revisions[row.measurement] ?? MeasurementRevisions()))
      }
      return videos
    }.sorted(by: CatalogVideo.precedes)
  }

  /// The videos in some rows, at most `videosAtATime`, with what their containers say.
  func videos(in rows: [Int64]) throws -> [Int64: (row: VideoRow, facts: VideoFacts?)] {
    try read { database in
      let statement = try database.cachedStatement(
        sql: "\(Self.videosWithFacts) WHERE videos.id IN (\(Self.placeholders(for: rows[...])))")
      let found = try Row.fetchCursor(statement, arguments: Self.arguments(rows[...]))
      var videos: [Int64: (row: VideoRow, facts: VideoFacts?)] = [:]
      while let row = try found.next() {
        let facts = try FactsRow.facts(row, from: VideoRow.columnCount)
        videos[try row.value(0)] = (try VideoRow(row: row), facts)
      }
      return videos
    }
  }

  private static let videosWithFacts = """
    SELECT videos.*, \(FactsRow.columns) FROM videos LEFT JOIN facts ON facts.video = videos.id
    """

  /// What videos were measured by, by row.
  static func revisions(_ database: Database) throws -> [Int64: MeasurementRevisions] {
    let rows = try MeasurementRow.fetchAll(database)
    return Dictionary(
      uniqueKeysWithValues: rows.map { ($0.id ?? 0, MeasurementRevisions(json: $0.parts)) })
  }
}
