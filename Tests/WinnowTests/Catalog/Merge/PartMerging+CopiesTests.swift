import Foundation
import TestSupport
import Testing
import WinnowCore

@testable import Winnow

/// Copies that parts know.
@Suite struct PartMergingCopiesTests {
  private let folder: MergedFolder

  init() throws {
    folder = try MergedFolder()
  }

  /// Copies inside a part are not looked for again.
  @Test func copiesAreKnown() throws {
    try folder.add("original.mp4", to: "a")
    try folder.add("copy-half.mp4", to: "a")
    try folder.add("copy-mirrored.mp4", to: "b")
    try folder.scan(["a"], into: "1")
    try folder.scan(["b"], into: "2")
    _ = try folder.selected("1")
    try Catalog(folder: folder.out("1"), create: false).execute("DELETE FROM copies")
    try folder.merge(["2", "1"], into: "all")
    _ = try folder.selected("all")
    let pairs = try Catalog(folder: folder.out("all"), create: false).knownCopies(by: .normal).pairs
    // The pair that was left out is not found, those with the other part are.
    #expect(pairs.count == 2)
    #expect(Set(pairs.flatMap { [$0.a.row, $0.b.row] }).count == 3)
  }

  /// Has `compared` tell apart circles of videos, and clips that others stand for.
  private func addCircles(_ names: String...) throws {
    for name in names {
      let catalog = try Catalog(folder: folder.out(name), create: false)
      let known = try catalog.texts("SELECT name FROM pragma_table_info('compared')")
      if !known.contains("circle") {
        try catalog.execute("ALTER TABLE compared ADD COLUMN circle INTEGER NOT NULL DEFAULT 0")
      }
      if !known.contains("represented") {
        try catalog.execute("ALTER TABLE compared ADD COLUMN represented BLOB")
      }
      try catalog.execute("UPDATE compared SET represented = NULL")
    }
  }

  private func circles(_ name: String) throws -> String? {
    try Catalog(folder: folder.out(name), create: false).texts(
      """
      SELECT count(DISTINCT circle) || ' of ' || count(*) || ', copies '
        || (SELECT count(*) FROM copies) FROM compared
      """)[0]
  }

  @Test func circlesOfPartsStayApart() throws {
    for name in ["original.mp4", "copy-half.mp4"] { try folder.add(name, to: "a") }
    for name in ["copy-mirrored.mp4", "copy-reencoded.mp4"] { try folder.add(name, to: "b") }
    try folder.scan(["a"], into: "1")
    try folder.scan(["b"], into: "2")
    try folder.scan(["a", "b"], into: "3")
    for name in ["1", "2", "3"] { _ = try folder.selected(name) }
    for name in ["both", "one"] { try folder.merge(["1"], into: name) }
    try addCircles("1", "2", "3", "both", "one")
    for _ in 0..<2 {
      try folder.merge(["2"], into: "both")
      #expect(try circles("both") == "2 of 4, copies 2")
      try folder.merge(["3"], into: "both")
    }
    // What is known by a clip that is not among them is not known.
    try Catalog(folder: folder.out("3"), create: false).execute(
      """
      UPDATE compared SET represented = zeroblob(4)
      WHERE video IN (SELECT video FROM places WHERE path = 'copy-mirrored.mp4')
      """)
    try folder.merge(["3"], into: "one")
    #expect(try circles("one") == "2 of 3, copies 1")
  }
}
