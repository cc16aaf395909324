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
