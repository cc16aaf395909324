import GRDB
import WinnowCore

/// Something in a database that would run while its tables are read or written. No catalog of winnow has one.
struct SchemaProgram: Hashable, CustomStringConvertible {
  /// "trigger", "view", "virtual table" or "generated column".
  var kind: String
  var name: String

  var description: String { "a \(kind) '\(name.printable)'" }

  /// Those of a database, by kind and name.
  static func all(in database: Database) throws -> [SchemaProgram] {
    let named = try fetch(
      """
      SELECT iif(type = 'table', 'virtual table', type), name FROM sqlite_master
      WHERE type IN ('trigger', 'view') OR type = 'table' AND sql LIKE 'CREATE VIRTUAL%'
      ORDER BY 1, 2
      """, database)
    // To ask a virtual table for its columns would run it.
    guard named.isEmpty else { return named }
    return try fetch(
      """
      SELECT 'generated column', tables.name || '.' || columns.name
      FROM sqlite_master AS tables, pragma_table_xinfo(tables.name) AS columns
      WHERE tables.type = 'table' AND columns.hidden IN (2, 3) ORDER BY 2
      """, database)
  }

  private static func fetch(_ sql: String, _ database: Database) throws -> [SchemaProgram] {
    try Row.fetchAll(database, sql: sql).map {
      SchemaProgram(kind: try $0.value(0), name: try $0.value(1))
    }
  }
}
