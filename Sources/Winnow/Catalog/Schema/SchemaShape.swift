import GRDB

/// The columns of a catalog's tables, and which of them always hold a value: what reading rows relies on.
struct SchemaShape {
  private struct Column: Hashable {
    var table: String
    var name: String
    var isAlwaysSet: Bool
  }

  private let columns: Set<Column>

  init(of database: Database) throws {
    // A key that counts rows is set whether it says so or not.
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT tables.name, columns.name, columns."notnull" OR columns.pk > 0
        FROM sqlite_master AS tables, pragma_table_xinfo(tables.name) AS columns
        WHERE tables.type = 'table'
        """)
    columns = try Set(
      rows.map {
        try Column(table: $0.value(0), name: $0.value(1), isAlwaysSet: $0.value(2))
      })
  }

  /// That of the catalogs that this version writes; nil where none can be made.
  static let current = try? DatabaseQueue().write { database in
    for layout in CatalogSchema.layouts { try layout.migrate(database) }
    return try SchemaShape(of: database)
  }

  /// The first column, by name, that `other` has and this one lacks, or may leave empty.
  func firstFault(beside other: SchemaShape) -> String? {
    let missing = other.columns.filter { column in
      !columns.contains(column)
        && (column.isAlwaysSet
          || !columns.contains { $0.table == column.table && $0.name == column.name })
    }
    return missing.map { "\($0.table).\($0.name)" }.min()
  }
}
