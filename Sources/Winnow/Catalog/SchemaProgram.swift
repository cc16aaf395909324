import GRDB
import WinnowCore

/// Something in a database that would run while its tables are read or written. No catalog of winnow has one.
struct SchemaProgram: Hashable, CustomStringConvertible {
  /// "trigger", "view", "virtual table", "generated column", "index of an expression", "check" or "default".
  var kind: String
  var name: String

  var description: String { "\(kind.first == "i" ? "an" : "a") \(kind) '\(name.printable)'" }

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
    // Catalogs check that some tables have one row, and have numbers by default.
    return try fetch(
      """
      SELECT 'generated column', tables.name || '.' || columns.name
      FROM sqlite_master AS tables, pragma_table_xinfo(tables.name) AS columns
      WHERE tables.type = 'table' AND columns.hidden IN (2, 3)
      UNION SELECT 'default', tables.name || '.' || columns.name
      FROM sqlite_master AS tables, pragma_table_xinfo(tables.name) AS columns
      WHERE tables.type = 'table' AND columns.dflt_value GLOB '*[^0-9]*'
      UNION SELECT 'check', name FROM sqlite_master
      WHERE type = 'table' AND replace(sql, 'CHECK (id = 1)', '') LIKE '%CHECK%'
      UNION SELECT 'index of an expression', indexes.name
      FROM sqlite_master AS indexes, pragma_index_xinfo(indexes.name) AS columns
      WHERE indexes.type = 'index' AND (columns.cid = -2 OR indexes.sql LIKE '%WHERE%')
      ORDER BY 1, 2
      """, database)
  }

  private static func fetch(_ sql: String, _ database: Database) throws -> [SchemaProgram] {
    try Row.fetchAll(database, sql: sql).map {
      SchemaProgram(kind: try $0.value(0), name: try $0.value(1))
    }
  }
}
