import GRDB
import WinnowCore

/// A column of scores or of texts that others gave clips of a catalog.
struct OutsideColumn: Hashable, Sendable {
  /// Its row in the catalog.
  var row: Int64
  var name: OutsideName
  var holds: OutsideRow.Holds

  /// As gates ask for it, or manifests have it.
  var shownName: String { holds == .scores ? name.gate : name.column }
}

extension Catalog {
  /// What others have said of its clips, in order of names.
  func outsideColumns() throws -> [OutsideColumn] {
    try read { try Self.outsideColumns($0) }
  }

  /// Those in which something stands.
  func usedOutsideColumns() throws -> [OutsideColumn] {
    let used = try read {
      try Int64.fetchSet($0, sql: "SELECT DISTINCT outside FROM answers")
    }
    return try outsideColumns().filter { used.contains($0.row) }
  }

  /// Lets go of a column in which nothing stands, so that what comes decides what it holds.
  static func forgetUnused(_ name: OutsideName, _ database: Database) throws {
    try database.execute(
      sql: "DELETE FROM outside WHERE name = ? AND id NOT IN (SELECT outside FROM answers)",
      arguments: [name.column])
  }

  /// Forgets a score or text, and all that was said of it.
  static func forget(_ name: OutsideName, _ database: Database) throws {
    try database.execute(
      sql: "DELETE FROM answers WHERE outside = (SELECT id FROM outside WHERE name = ?)",
      arguments: [name.column])
    try database.execute(sql: "DELETE FROM outside WHERE name = ?", arguments: [name.column])
  }

  /// - Throws: `WinnowError` where one of `names` is neither a score nor a text.
  func checkKnown(_ names: [OutsideName]) throws {
    if names.isEmpty { return }
    let known = Set(try outsideColumns().map(\.name))
    for name in names where !known.contains(name) {
      throw WinnowError(
        "drop \(name.column) from", file.path, reason: "there is no such score or text")
    }
  }

  static func outsideColumns(_ database: Database) throws -> [OutsideColumn] {
    let rows = try Row.fetchCursor(database, sql: "SELECT id, name, holds FROM outside")
    var columns: [OutsideColumn] = []
    while let row = try rows.next() {
      guard let name = try OutsideName(column: row.value(1)),
        let holds = try OutsideRow.Holds(rawValue: row.value(2))
      else {
        throw DatabaseError(
          resultCode: .SQLITE_CORRUPT, message: "outside holds a column of no name or kind")
      }
      columns.append(OutsideColumn(row: try row.value(0), name: name, holds: holds))
    }
    return columns.sorted { $0.name < $1.name }
  }
}
