import GRDB

extension Row {
  /// The value of a column.
  ///
  /// - Throws: as SQLite does of damage, where nothing stands there, or another kind of value: a schema forbids
  ///   that, but not to damaged bytes.
  func value<Value: DatabaseValueConvertible & StatementColumnConvertible>(
    _ index: Int, as type: Value.Type = Value.self
  ) throws -> Value {
    do {
      return try decode(type, atIndex: index)
    } catch {
      let column = columnNames[columnNames.index(columnNames.startIndex, offsetBy: index)]
      throw DatabaseError(
        resultCode: .SQLITE_CORRUPT, message: "column \(column) holds what it cannot")
    }
  }
}
