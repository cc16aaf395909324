import Foundation
import GRDB
import GRDBSQLite

extension Database {
  /// Bytes from which on a blob is written piece by piece: SQLite would make a copy of the whole row.
  private static let large = 1 << 20

  /// Runs `sql` with `arguments`, the last of which is to be `bytes`, the blob `column` of the row that it
  /// inserts.
  ///
  /// - Parameter row: the row's number in `table`.
  func insert(
    _ sql: String, _ arguments: StatementArguments, _ bytes: StoredBytes, into table: String,
    _ column: String, row: Int64
  ) throws {
    let bytes = bytes.settled
    guard let count = bytes.count, count > Self.large else {
      return try execute(sql: sql, arguments: arguments + [try bytes.data()])
    }
    // A blob of zeros takes no memory, whatever its length.
    let last = sql.lastIndex(of: "?") ?? sql.endIndex
    try execute(
      sql: "\(sql[..<last])zeroblob(?)\(sql[sql.index(after: last)...])",
      arguments: arguments + [count])
    try fill(table, column, row, with: bytes)
  }

  private func fill(
    _ table: String, _ column: String, _ row: Int64, with bytes: StoredBytes
  ) throws {
    var blob: OpaquePointer?
    try check(sqlite3_blob_open(sqliteConnection, "main", table, column, row, 1, &blob))
    defer { sqlite3_blob_close(blob) }
    var place: Int32 = 0
    try bytes.pieces { piece in
      for start in stride(from: 0, to: piece.count, by: Self.large) {
        let part = piece.dropFirst(start).prefix(Self.large)
        try check(
          part.withUnsafeBytes {
            sqlite3_blob_write(blob, $0.baseAddress, Int32($0.count), place)
          })
        place += Int32(part.count)
      }
    }
  }

  private func check(_ code: Int32) throws {
    guard code != SQLITE_OK else { return }
    throw DatabaseError(
      resultCode: ResultCode(rawValue: code),
      message: sqlite3_errmsg(sqliteConnection).map { String(cString: $0) })
  }
}
