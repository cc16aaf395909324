import Foundation
import TestSupport
import Testing

@testable import Winnow

@Suite struct WinnowErrorTests {
  private struct Odd: Error, CustomStringConvertible {
    var description: String { "odd" }
  }

  @Test func itSaysWhatWasDoneToWhatAndWhy() {
    #expect(WinnowError("write", "a/b", reason: "no space").description == "write a/b: no space")
  }

  @Test func fileErrorsSpeakInTheSystemsWords() {
    let error = #expect(throws: WinnowError.self) {
      try WinnowError.during("read", "it") { _ = try Data(contentsOf: URL(filePath: "/nope/nope")) }
    }
    #expect(
      error == WinnowError("read", "it", reason: "No such file or directory", kind: .notFound))
  }

  @Test(arguments: [
    (ENOENT, WinnowError.Kind.notFound), (EACCES, .denied), (EROFS, .denied), (ENOSPC, .noRoom),
    (EIO, .other),
  ])
  func whatTheSystemSaysHasAKind(code: Int32, kind: WinnowError.Kind) {
    let error = WinnowError("open", "it", code: code)
    #expect(error.kind == kind && error.reason == String(cString: strerror(code)))
  }

  @Test func programsCanTellWhatIsWrongWithACatalog() throws {
    let folder = try TemporaryFolder()
    func kind(_ body: () throws -> Void) -> WinnowError.Kind? {
      do { try body() } catch { return (error as? WinnowError)?.kind }
      return nil
    }
    #expect(kind { _ = try Catalog(folder: folder.url, create: false) } == .notFound)
    let file = folder.url.appending(path: Catalog.fileName)
    try Data("something else, and not a little of it".utf8).write(to: file)
    #expect(kind { _ = try Catalog(folder: folder.url, create: false) } == .foreign)
    let workspace = try ScannedFixtures.copy()
    try workspace.catalog().execute(
      "UPDATE grdb_migrations SET identifier = '99' WHERE identifier = (SELECT max(identifier) FROM grdb_migrations)"
    )
    #expect(kind { _ = try workspace.catalog() } == .tooNew)
  }

  @Test func errorsOfOursPassAndOthersAreQuoted() {
    let inner = WinnowError("write", "x", reason: "y")
    #expect(throws: inner) { try WinnowError.during("read", "it") { throw inner } }
    #expect(throws: WinnowError("read", "it", reason: "odd")) {
      try WinnowError.during("read", "it") { throw Odd() }
    }
  }
}
