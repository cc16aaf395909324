import GRDB
import Testing

@testable import Winnow

@Suite struct RowValueTests {
  private static let sql = "SELECT 7, 'a' AS name, NULL AS gone, x'00' AS bytes, 9e999 AS huge"

  /// As SQLite reads a column, and as a row that was copied is read, which is stricter.
  @Test func valuesAreOfTheKindThatIsAskedFor() throws {
    try DatabaseQueue().read { database in
      let rows = try Row.fetchCursor(database, sql: Self.sql)
      while let row = try rows.next() {
        for row in [row, row.copy()] {
          #expect(try row.value(0) == 7 && row.value(1) == "a")
          #expect(try row.value(2, as: Int64?.self) == nil)
          #expect(try row.value(4) == Double.infinity)
        }
      }
    }
  }

  @Test func whatAColumnCannotHoldIsDamage() throws {
    try DatabaseQueue().read { database in
      let rows = try Row.fetchCursor(database, sql: Self.sql)
      let row = try #require(try rows.next())
      let error = #expect(throws: DatabaseError.self) { try row.value(2, as: Int.self) }
      #expect(error?.resultCode == .SQLITE_CORRUPT && error?.message?.contains("gone") == true)
      #expect(throws: DatabaseError.self) { try row.value(2, as: String.self) }
      #expect(throws: DatabaseError.self) { try row.copy().value(1, as: Int64.self) }
      #expect(throws: DatabaseError.self) { try row.copy().value(4, as: Int64?.self) }
    }
  }
}
