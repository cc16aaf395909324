import Foundation
import GRDB

extension Catalog {
  /// Notes that a command begins; returns its number for `finishRun`, or nil where the catalog is
  /// read-only and keeps no notes.
  public func beginRun(_ command: String) throws -> Int64? {
    guard !isReadOnly else { return nil }
    return try write { database in
      try database.execute(
        sql: "INSERT INTO runs (command, version, started) VALUES (?, ?, ?)",
        arguments: [command, WinnowVersion.current, Date().ISO8601Format()])
      return database.lastInsertedRowID
    }
  }

  /// Notes that a command has ended in good order.
  public func finishRun(_ run: Int64?) throws {
    guard let run else { return }
    try write { database in
      try database.execute(
        sql: "UPDATE runs SET finished = ? WHERE id = ?", arguments: [Date().ISO8601Format(), run])
    }
  }
}
