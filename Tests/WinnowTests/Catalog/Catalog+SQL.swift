import Foundation
import GRDB

@testable import Winnow

/// The tables themselves. Apart from other tests, because GRDB's operators make `==` ambiguous.
extension Catalog {
  func execute(_ sql: String, _ value: Data? = nil) throws {
    try write { try $0.execute(sql: sql, arguments: value.map { [$0] } ?? []) }
  }

  func data(_ sql: String) throws -> Data? {
    try read { try Data.fetchOne($0, sql: sql) }
  }

  func texts(_ sql: String) throws -> [String?] {
    try read { try String?.fetchAll($0, sql: sql) }
  }
}
