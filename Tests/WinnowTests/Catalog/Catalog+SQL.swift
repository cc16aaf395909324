import Foundation
import GRDB

@testable import Winnow

/// The tables themselves. Apart from other tests, because GRDB's operators make `==` ambiguous.
extension Catalog {
  func execute(_ sql: String, _ value: Data? = nil) throws {
    try write { try $0.execute(sql: sql, arguments: value.map { [$0] } ?? []) }
  }

  /// Has the videos of a name, or all, be measured by `parts`, JSON; as another version may have.
  func setRevisions(_ parts: String = "{\"scores\":{}}", of name: String? = nil) throws {
    try write { database in
      try database.execute(
        sql: "INSERT OR IGNORE INTO measurements (parts) VALUES (?)", arguments: [parts])
      try database.execute(
        sql: """
          UPDATE videos SET measurement = (SELECT id FROM measurements WHERE parts = ?)
          WHERE ? IS NULL OR id IN (SELECT video FROM places WHERE path = ?)
          """, arguments: [parts, name, name])
    }
  }

  func data(_ sql: String) throws -> Data? {
    try read { try Data.fetchOne($0, sql: sql) }
  }

  func numbers(_ sql: String) throws -> [Int] {
    try read { try Int.fetchAll($0, sql: sql) }
  }

  func texts(_ sql: String) throws -> [String?] {
    try read { try String?.fetchAll($0, sql: sql) }
  }
}
