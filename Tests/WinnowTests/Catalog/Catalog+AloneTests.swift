import Foundation
import GRDB
import TestSupport
import Testing
import WinnowCore

@testable import Winnow

/// Catalogs in files by themselves.
@Suite struct CatalogAloneTests {
  private let workspace: Workspace
  private let folder: TemporaryFolder

  init() throws {
    workspace = try Workspace("dark.mp4", "rgb.mkv", "vp9.webm")
    folder = try TemporaryFolder()
  }

  private func file(_ name: String) -> URL { folder.url.appending(path: name) }

  private var names: [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: folder.url.path).sorted()) ?? []
  }

  @discardableResult
  private func scan(_ shard: InputShard? = nil, into name: String) throws -> Scan.Summary {
    let found = try Inputs([workspace.videos.path], shard: shard).find(output: file(name))
    return try Catalog.alone(file(name)) {
      try Scan(recipe: Recipe(), isolation: .thisProcess, jobs: 2).run(found, into: $0)
    }
  }

  private func results() throws -> [String: Data] {
    _ = try Selection(recipe: .everything).run(on: workspace.catalog())
    return try workspace.results()
  }

  @Test func nothingLiesBesideIt() throws {
    #expect(try scan(into: "part.sqlite").scanned == 3)
    #expect(names == ["part.sqlite"])
    #expect(try scan(into: "part.sqlite").known == 3)
    #expect(names == ["part.sqlite"])
    #expect(try Catalog.reading(file("part.sqlite")) { try $0.entries().count } == 3)
    #expect(names == ["part.sqlite"])
  }

  @Test func partsMakeOneScan() throws {
    let count = 9
    for number in 1...count {
      try scan(InputShard(number, of: count), into: "part-\(number).sqlite")
    }
    let parts = (1...count).map { file("part-\($0).sqlite") }
    let empty = try parts.filter { try Catalog.reading($0) { try $0.entries().isEmpty } }
    #expect(empty.count >= 6, "three files in nine parts")
    _ = try Merge(recipe: Recipe()).run(parts, into: workspace.output)
    let merged = try results()
    try FileManager.default.removeItem(at: workspace.output)
    try workspace.scan()
    #expect(try merged == results())
    #expect(names == parts.map(\.lastPathComponent).sorted())
  }

  @Test func catalogsWithoutFilesMergeToOne() throws {
    for name in ["a.sqlite", "b.sqlite"] { try Catalog.alone(file(name)) { _ in } }
    let summary = try Merge(recipe: Recipe()).run(
      [file("a.sqlite"), file("b.sqlite")], into: workspace.output)
    #expect(summary.videos == 0)
  }

  /// The locks of one process do not keep out itself: `PlanCommandTests` has two.
  @Test func aLogThatWasLeftIsTakenIn() throws {
    try scan(InputShard(1, of: 2), into: "whole.sqlite")
    let left = file("left.sqlite")
    let before = try Catalog.alone(file("whole.sqlite")) { catalog in
      let found = try Inputs([workspace.videos.path]).find(output: file("whole.sqlite"))
      _ = try Scan(recipe: Recipe(), isolation: .thisProcess, jobs: 2).run(found, into: catalog)
      // As a process leaves it that is killed.
      for suffix in ["", "-wal"] {
        try FileManager.default.copyItem(
          atPath: file("whole.sqlite").path + suffix, toPath: left.path + suffix)
      }
      return try catalog.entries().count
    }
    #expect(before == 3 && CatalogFile.hasLog(left))
    #expect(try scan(into: "left.sqlite").known == 3)
    #expect(names == ["left.sqlite", "whole.sqlite"])
  }

  @Test func itIsNoneOfTheVideosBesideIt() throws {
    let inside = workspace.videos.appending(path: "part.sqlite")
    for _ in 0..<2 {
      let found = try Inputs([workspace.videos.path]).find(output: inside)
      #expect(found.sources.count == 3)
      let summary = try Catalog.alone(inside) {
        try Data().write(to: URL(filePath: inside.path + "-shm"))
        return try Scan(recipe: Recipe(), isolation: .thisProcess, jobs: 2).run(found, into: $0)
      }
      #expect(summary.found == 3)
    }
  }

  // MARK: What is none

  @Test func aDatabaseOfSomebodyElseStaysAsItIs() throws {
    let queue = try DatabaseQueue(path: file("own.sqlite").path)
    try queue.write { try $0.execute(sql: "CREATE TABLE own (a)") }
    try queue.close()
    try Data("no database at all".utf8).write(to: file("text.sqlite"))
    for name in ["own.sqlite", "text.sqlite"] {
      let before = try Data(contentsOf: file(name))
      #expect(throws: WinnowError.self) { try scan(into: name) }
      #expect(try Data(contentsOf: file(name)) == before)
    }
    #expect(names == ["own.sqlite", "text.sqlite"])
  }

  @Test func theNameOfFoldersIsRefused() throws {
    let error = #expect(throws: WinnowError.self) { try scan(into: Catalog.fileName) }
    #expect(error?.reason.contains("name the directory") == true)
    #expect(names.isEmpty)
  }

  @Test func aPartOfAnExportIsNotScannedInto() throws {
    try workspace.scan()
    try workspace.select()
    let part = file("part.sqlite")
    _ = try CatalogDivision(#require(ExportPart("1/2")), recipe: Recipe())
      .write(workspace.catalog(), to: part)
    #expect(throws: WinnowError.self) { try scan(into: "part.sqlite") }
    #expect(names == ["part.sqlite"])
  }

  @Test func whatNeedsAFolderSaysSo() throws {
    try scan(into: "part.sqlite")
    let error = #expect(throws: WinnowError.self) {
      try Catalog(folder: file("part.sqlite"), create: false)
    }
    #expect(error?.reason.contains("winnow merge FILE -o DIR") == true)
  }

  @Test func onlyFilesOfItsEndingStandAlone() throws {
    try FileManager.default.createDirectory(
      at: file("folder.sqlite"), withIntermediateDirectories: true)
    #expect(Catalog.isAlone(file("part.sqlite")) && Catalog.isAlone(file("PART.SQLITE")))
    for name in ["folder.sqlite", "part", "sqlite", "part.sqlite.out"] {
      #expect(!Catalog.isAlone(file(name)))
    }
  }
}
