import Foundation
import GRDB
import TestSupport
import Testing
import WinnowCore

@testable import Winnow

@Suite struct CatalogFileTests {
  private let folder: TemporaryFolder
  private var file: URL { folder.url.appending(path: Catalog.fileName) }

  init() throws {
    folder = try TemporaryFolder()
  }

  /// Makes a catalog by hand: the tables of GRDB's migrations, these names in it, and one table.
  private func makeCatalog(layouts: [String], tables: [String] = ["videos"]) throws {
    let database = try DatabaseQueue(path: file.path)
    try database.write { database in
      try database.execute(
        sql: "CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY)")
      for layout in layouts {
        try database.execute(sql: "INSERT INTO grdb_migrations VALUES (?)", arguments: [layout])
      }
      for table in tables {
        try database.execute(sql: "CREATE TABLE \(table) (id INTEGER PRIMARY KEY)")
      }
    }
  }

  private func expectRefusal(_ reason: String, _ open: () throws -> Void) {
    let error = #expect(throws: WinnowError.self, performing: open)
    #expect(error?.description == "open \(file.path): \(reason)")
  }

  @Test(arguments: [["1"], ["1", "2"], ["3", "4"], ["1", "3"], ["5"], ["6"], ["v1"], [], ["8"]])
  func aCatalogThatIsTooOldIsRefused(layouts: [String]) throws {
    let newest = layouts.last ?? "unknown"
    try expectRefusal(
      of: layouts,
      "made by a winnow before 0.2 (catalog layout \(newest)); name a new output folder")
  }

  @Test(arguments: [["9", "10", "98"], ["9", "10", "11", "99"], ["200"]])
  func aCatalogThatIsTooNewIsRefusedByName(layouts: [String]) throws {
    try expectRefusal(
      of: layouts,
      "made by a newer winnow (catalog layout \(layouts[layouts.count - 1])); this one, "
        + "\(WinnowVersion.current), reads layouts 9 to \(CatalogSchema.layout)")
  }

  private func expectRefusal(of layouts: [String], _ reason: String) throws {
    try makeCatalog(layouts: layouts)
    expectRefusal(reason) { _ = try Catalog(folder: folder.url, create: true) }
    expectRefusal(reason) { _ = try Catalog(folder: folder.url, create: false) }
    expectRefusal(reason) { _ = try CatalogFile.openForReading(file) }
  }

  /// Rows are read relying on what their columns hold.
  @Test func aCatalogWithoutAColumnIsRefused() throws {
    _ = try Catalog(folder: folder.url, create: true)
    try DatabaseQueue(path: file.path).write {
      try $0.execute(sql: "ALTER TABLE facts DROP COLUMN field_order")
    }
    let reason =
      "not a catalog of winnow as it should be: facts.field_order is missing, or may be empty"
    expectRefusal(reason) { _ = try Catalog(folder: folder.url, create: true) }
    expectRefusal(reason) { _ = try Catalog(folder: folder.url, create: false) }
    expectRefusal(reason) { _ = try CatalogFile.openUnchanging(file) }
  }

  @Test func aCatalogWhoseColumnsMayBeEmptyIsRefused() throws {
    _ = try Catalog(folder: folder.url, create: true)
    try DatabaseQueue(path: file.path).write {
      try $0.execute(
        sql: """
          ALTER TABLE facts ADD COLUMN other TEXT;
          UPDATE facts SET other = codec;
          ALTER TABLE facts DROP COLUMN codec;
          ALTER TABLE facts RENAME COLUMN other TO codec
          """)
    }
    expectRefusal(
      "not a catalog of winnow as it should be: facts.codec is missing, or may be empty"
    ) { _ = try Catalog(folder: folder.url, create: false) }
  }

  /// To open a pipe would wait for who writes it.
  @Test(arguments: ["", "-wal", "-journal"]) func aPipeIsNoCatalog(suffix: String) throws {
    _ = try Catalog(folder: folder.url, create: true)
    let path = file.path + suffix
    unlink(path)
    try #require(mkfifo(path, 0o600) == 0)
    let error = #expect(throws: WinnowError.self) {
      _ = try Catalog(folder: folder.url, create: false)
    }
    #expect(error == WinnowError("open", path, reason: "it is no file but a pipe or a device"))
  }

  @Test func somebodysDatabaseIsRefused() throws {
    try DatabaseQueue(path: file.path).write { try $0.execute(sql: "CREATE TABLE mine (id)") }
    expectRefusal("not a catalog of winnow") { _ = try Catalog(folder: folder.url, create: true) }
  }

  @Test(arguments: [
    ("CREATE TRIGGER t AFTER INSERT ON runs BEGIN DELETE FROM videos; END", "a trigger 't'"),
    ("CREATE VIEW \"v\n\" AS SELECT * FROM videos", #"a view 'v\n'"#),
    ("CREATE VIRTUAL TABLE f USING fts5(x)", "a virtual table 'f'"),
    ("ALTER TABLE runs ADD COLUMN g AS (upper(command))", "a generated column 'runs.g'"),
    ("CREATE INDEX i ON runs(upper(command))", "an index of an expression 'i'"),
    ("CREATE INDEX i ON runs(id) WHERE upper(command) = 'A'", "an index of an expression 'i'"),
    ("ALTER TABLE runs ADD COLUMN d DEFAULT (upper('a'))", "a default 'runs.d'"),
    ("ALTER TABLE runs ADD COLUMN c CHECK (upper(c) = c)", "a check 'runs'"),
  ])
  func aCatalogThatWouldRunSomethingIsRefused(sql: String, part: String) throws {
    try Catalog(folder: folder.url, create: true).execute(sql)
    let reason = "not a catalog of winnow: it has \(part), which would run"
    expectRefusal(reason) { _ = try Catalog(folder: folder.url, create: true) }
    expectRefusal(reason) { _ = try Catalog(folder: folder.url, create: false) }
    expectRefusal(reason) { try Catalog.reading(file) { _ in } }
    expectRefusal(reason) {
      let other = folder.url.appending(path: "merged")
      _ = try Merge(recipe: Recipe()).run([folder.url], into: other)
    }
  }

  /// Every page but the first, one after another.
  @Test func damagedPagesAreErrors() throws {
    _ = try Catalog(folder: folder.url, create: true)
    let whole = try Data(contentsOf: file)
    for page in 1..<min(40, whole.count / 4096) {
      var bytes = whole
      bytes.replaceSubrange(
        page * 4096..<(page + 1) * 4096, with: Data(repeating: 0xA5, count: 4096))
      try bytes.write(to: file)
      do {
        try Catalog.reading(folder.url) { _ = try $0.allVideos() }
      } catch let error as WinnowError {
        #expect(error.subject == file.path)
      }
    }
  }

  @Test func aCatalogThatWasHardlyBegunIsFinished() throws {
    try makeCatalog(layouts: [], tables: [])
    expectRefusal("it is empty; run 'winnow scan'") { _ = try CatalogFile.openForReading(file) }
    let catalog = try Catalog(folder: folder.url, create: true)
    #expect(try catalog.allVideos().isEmpty)
  }

  @Test func aReaderSeesWhatIsWrittenAfterIt() throws {
    var catalog: Catalog? = try Catalog(folder: folder.url, create: true)
    try catalog?.running("scan") { ((), RunEnding()) }
    catalog = nil
    #expect(!FileManager.default.fileExists(atPath: file.path + "-wal"), "nobody writes")
    let reader = try CatalogFile.openForReading(file)
    let count = { try reader.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM runs") } }
    #expect(try count() == 1)
    try Catalog(folder: folder.url, create: true).running("scan") { ((), RunEnding()) }
    #expect(try count() == 2)
  }
}
