import GRDB
import WinnowCore

/// A table of catalogs, and what of it a part takes along: what an export of its clips reads.
struct PartTable: Sendable {
  enum Rows: Sendable {
    case none
    case all
    /// For each video of the part, those that meet a condition; ? stands for the video's row.
    case ofVideo(String)
  }

  let name: String
  let rows: Rows

  /// Every table but those that say what a part is. One that refers to another comes behind it.
  ///
  /// - Parameter scores: those that samplers choose pictures by.
  static func all(_ scores: [String]) -> [PartTable] {
    let list = scores.map { "'\($0)'" }.joined(separator: ", ")
    return before + [
      PartTable(name: "tracks", rows: .ofVideo("video = ? AND score IN (\(list))"))
    ] + after
  }

  private static let before: [PartTable] = [
    PartTable(name: "measurements", rows: .all),
    PartTable(name: "selection", rows: .all),
    PartTable(
      name: "roots", rows: .ofVideo("id IN (SELECT root FROM places WHERE video = ?)")),
    PartTable(name: "videos", rows: .ofVideo("id = ?")),
    PartTable(name: "places", rows: .ofVideo("video = ?")),
    PartTable(name: "timelines", rows: .ofVideo("video = ?")),
  ]

  private static let after: [PartTable] = [
    PartTable(name: "facts", rows: .ofVideo("video = ?")),
    PartTable(name: "cuts", rows: .all),
    // Clips that are not exported, too: what is known of a video's clips is read together.
    PartTable(name: "statistics", rows: .ofVideo("video = ?")),
    PartTable(name: "clips", rows: .ofVideo("video = ?")),
    PartTable(name: "verdicts", rows: .ofVideo("video = ?")),
    PartTable(name: "outside", rows: .all), PartTable(name: "scores", rows: .all),
    PartTable(name: "answered", rows: .ofVideo("video = ?")),
    PartTable(
      name: "answers",
      rows: .ofVideo("answered IN (SELECT id FROM answered WHERE video = ?)")),
    PartTable(name: "models", rows: .all),
    PartTable(
      name: "annotations",
      rows: .ofVideo("answered IN (SELECT id FROM answered WHERE video = ?)")),
    // What copies are found by, what reports show, and what is measured anew.
    PartTable(name: "shots", rows: .none), PartTable(name: "fingerprints", rows: .none),
    PartTable(name: "pdq", rows: .none), PartTable(name: "thumbnails", rows: .none),
    PartTable(name: "comparison", rows: .none), PartTable(name: "compared", rows: .none),
    PartTable(name: "copies", rows: .none), PartTable(name: "plain_looks", rows: .none),
    PartTable(name: "altered_looks", rows: .none),
    // What was done with the whole.
    PartTable(name: "listing", rows: .none), PartTable(name: "runs", rows: .none),
  ]

  /// Copies what a part takes along.
  ///
  /// - Parameter videos: rows of videos, which the part keeps.
  func copy(_ videos: [Int64], from whole: Database, to part: Database) throws {
    switch rows {
    case .none: break
    case .all: try copy("SELECT * FROM \(name)", [], whole, part)
    case .ofVideo(let condition):
      let sql = "SELECT * FROM \(name) WHERE \(condition)"
      for video in videos { try copy(sql, [video], whole, part) }
    }
  }

  private func copy(
    _ sql: String, _ arguments: StatementArguments, _ whole: Database, _ part: Database
  ) throws {
    let selection = try whole.cachedStatement(sql: sql)
    let places = selection.columnNames.map { _ in "?" }.joined(separator: ", ")
    // Two videos may have the same root.
    let insertion = try part.cachedStatement(
      sql:
        "INSERT OR IGNORE INTO \(name) (\(selection.columnNames.joined(separator: ", "))) VALUES (\(places))"
    )
    let rows = try Row.fetchCursor(selection, arguments: arguments)
    while let row = try rows.next() {
      try insertion.execute(arguments: StatementArguments(row.databaseValues))
    }
  }
}
