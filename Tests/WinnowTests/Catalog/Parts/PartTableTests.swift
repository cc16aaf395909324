import Testing

@testable import Winnow

@Suite struct PartTableTests {
  /// A table that is new has to say what a part takes of it.
  @Test func everyTableSaysWhatAPartTakes() throws {
    let workspace = try Workspace()
    let tables = try workspace.catalog().texts(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    let own = [PartRow.databaseTableName, PartVideoRow.databaseTableName, "grdb_migrations"]
    let named = PartTable.all([]).map(\.name)
    #expect(Set(named).count == named.count)
    #expect(Set(tables.compactMap(\.self)) == Set(named + own))
  }
}
