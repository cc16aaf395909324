import Foundation
import TestSupport
import Testing

@testable import Winnow

/// Every table says how it merges.
@Suite struct MergedTableTests {
  private let folder: TemporaryFolder
  private let catalog: Catalog

  init() throws {
    folder = try TemporaryFolder()
    catalog = try Catalog(folder: folder.url, create: true)
  }

  private func names(_ sql: String) throws -> [String] { try catalog.texts(sql).map { $0 ?? "" } }

  /// What the tables hold that the list does not tell of, and the other way round.
  private func gaps() throws -> [String] {
    let tables = try names(
      """
      SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'
        AND name <> 'grdb_migrations'
      """)
    let listed = Dictionary(grouping: MergedTable.all, by: \.name)
    var gaps = Set(tables).symmetricDifference(listed.keys).map { $0 }
    gaps += listed.filter { $0.value.count > 1 }.keys
    for table in tables {
      guard let merged = listed[table]?.first else { continue }
      let columns = try names("SELECT name FROM pragma_table_info('\(table)')")
      if let known = merged.columns {
        gaps += known.symmetricDifference(columns).map { "\(table).\($0)" }
      }
      let keys = try names(
        "SELECT \"from\" || ' ' || \"table\" FROM pragma_foreign_key_list('\(table)')")
      gaps += Set(keys).subtracting(merged.references.map { "\($0) \($1)" })
        .map { "\(table).\($0)" }
      let numbers = try names(
        "SELECT name FROM pragma_table_info('\(table)') WHERE type = 'INTEGER'")
      let rows = numbers.filter { $0.split(separator: "_").contains("video") }
      gaps += rows.filter { merged.references[$0] == nil }.map { "\(table).\($0)" }
    }
    return gaps.sorted()
  }

  @Test func everyTableAndReferenceHasARule() throws {
    #expect(try gaps() == [])
  }

  @Test(arguments: [
    ("CREATE TABLE captions (video INTEGER)", ["captions"]),
    ("ALTER TABLE places ADD COLUMN host TEXT", ["places.host"]),
    (
      "ALTER TABLE shots ADD COLUMN root INTEGER REFERENCES roots(id)", ["shots.root roots"]
    ),
    ("ALTER TABLE verdicts ADD COLUMN other_video INTEGER", ["verdicts.other_video"]),
    ("DROP TABLE listing", ["listing"]),
  ]) func whatHasNoneIsTold(change: String, gaps: [String]) throws {
    try catalog.execute(change)
    #expect(try self.gaps() == gaps)
  }
}
