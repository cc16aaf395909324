import Foundation
import TestSupport
import Testing

@testable import Winnow

/// Files of an export get to where they are wanted, whatever stands there and whenever it is killed.
@Suite struct ExportMovesTests {
  private let outer: TemporaryFolder

  init() throws { outer = try TemporaryFolder() }

  /// A case: for each path the content before and after; what is missing before has to be written.
  struct Change: CustomTestStringConvertible {
    var testDescription: String
    var before: [String: String]
    var wanted: [String: String]
    /// The files that are moved there.
    var found: Set<String>
  }

  static let changes = [
    Change(
      testDescription: "renamed", before: ["a/1.jpg": "x", "a/2.jpg": "y"],
      wanted: ["b/1.jpg": "x", "b/2.jpg": "y"], found: ["b/1.jpg", "b/2.jpg"]),
    Change(
      testDescription: "swapped", before: ["a.jpg": "x", "b.jpg": "y"],
      wanted: ["a.jpg": "y", "b.jpg": "x"], found: ["a.jpg", "b.jpg"]),
    Change(
      testDescription: "a ring", before: ["a.jpg": "x", "b.jpg": "y", "c.jpg": "z"],
      wanted: ["a.jpg": "z", "b.jpg": "x", "c.jpg": "y"], found: ["a.jpg", "b.jpg", "c.jpg"]),
    Change(
      testDescription: "a chain", before: ["a.jpg": "x", "b.jpg": "y"],
      wanted: ["b.jpg": "x", "c/d.jpg": "y"], found: ["b.jpg", "c/d.jpg"]),
    Change(
      testDescription: "what stood there goes", before: ["a.jpg": "x", "b.jpg": "y"],
      wanted: ["b.jpg": "x"], found: ["b.jpg"]),
    Change(
      testDescription: "the same content twice", before: ["a.jpg": "x", "b.jpg": "x"],
      wanted: ["b.jpg": "x", "c.jpg": "x", "d.jpg": "x"], found: ["b.jpg", "c.jpg"]),
    Change(
      testDescription: "accents of another form", before: ["e\u{301}/\u{301}.jpg": "x"],
      wanted: ["\u{E9}/\u{301}.jpg": "x"], found: ["\u{E9}/\u{301}.jpg"]),
    Change(
      testDescription: "a folder becomes a file", before: ["a/1.jpg": "x", "a/b/2.jpg": "y"],
      wanted: ["a": "x"], found: ["a"]),
    Change(
      testDescription: "a file becomes a folder", before: ["a": "x", "b": "y"],
      wanted: ["a/1.jpg": "y", "b/2.jpg": "x"], found: ["a/1.jpg", "b/2.jpg"]),
    Change(
      testDescription: "what was in a folder goes", before: ["a/1.jpg": "x"], wanted: ["a": "y"],
      found: []),
    Change(
      testDescription: "all that was in a folder is wanted elsewhere",
      before: ["a/1.jpg": "x", "a/2.jpg": "y", "b": "z"],
      wanted: ["a": "z", "b/1.jpg": "y", "c": "x"], found: ["a", "b/1.jpg", "c"]),
    Change(
      testDescription: "nothing is known", before: [:], wanted: ["a.jpg": "x"], found: []),
  ]

  private func folder(_ name: Int, _ change: Change) throws -> URL {
    let folder = outer.url.appending(path: "\(name)")
    var ledger = try make(folder)
    try ledger.begin(paths(change.before))
    for (path, content) in change.before { try put(path, content, folder) }
    try ledger.finish(paths(change.before))
    return folder
  }

  private func make(_ folder: URL) throws -> ExportLedger {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return try ExportLedger(folder)
  }

  private func put(_ path: String, _ content: String, _ folder: URL) throws {
    let file = folder.appending(path: path)
    try AtomicFile.makeFolder(of: file)
    try Data(content.utf8).write(to: file)
  }

  private func paths(_ files: [String: String]) -> [ExportPath: String] {
    Dictionary(uniqueKeysWithValues: files.map { (ExportPath($0.key), $0.value) })
  }

  /// The files and folders of a folder, by the bytes of their paths.
  private func content(_ folder: URL) throws -> [ExportPath: String] {
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
    return Dictionary(
      uniqueKeysWithValues: names.map { name in
        let data = FileManager.default.contents(atPath: folder.appending(path: name).path)
        return (ExportPath(name), data.map { String(decoding: $0, as: UTF8.self) } ?? "")
      })
  }

  /// Goes on as an export does: what is not there yet is written.
  private func end(_ change: Change, _ folder: URL) throws -> Set<String> {
    var ledger = try ExportLedger(folder)
    let wanted = paths(change.wanted)
    try ledger.begin(wanted)
    let found = change.wanted.filter { ledger.isDone($0.key, key: $0.value) }
    for (path, key) in change.wanted where found[path] == nil { try put(path, key, folder) }
    try ledger.finish(wanted)
    return Set(found.keys)
  }

  @Test(arguments: changes) func filesAreMovedToWhereTheyAreWanted(change: Change) throws {
    let folder = try folder(0, change)
    #expect(try end(change, folder) == change.found)
    let fresh = outer.url.appending(path: "fresh")
    _ = try make(fresh)
    _ = try end(change, fresh)
    #expect(try content(folder) == content(fresh))
  }

  /// At whichever step it is killed, the next export finds the same files and ends the same.
  @Test(arguments: changes) func anExportThatIsKilledGoesOn(change: Change) throws {
    let fresh = outer.url.appending(path: "fresh")
    _ = try make(fresh)
    _ = try end(change, fresh)
    let steps = try ExportLedger(folder(0, change)).steps(to: paths(change.wanted))
    for count in 0...steps.count {
      let folder = try folder(count + 1, change)
      var ledger = try ExportLedger(folder)
      for step in steps.prefix(count) { try ledger.perform(step) }
      #expect(try end(change, folder) == change.found, "after \(steps.prefix(count))")
      #expect(try content(folder) == content(fresh), "after \(steps.prefix(count))")
    }
  }

  /// And is killed again, with other files wanted.
  @Test func anExportThatIsKilledMayBeFollowedByAnother() throws {
    let swap = Self.changes[1]
    let ring = Change(
      testDescription: "", before: [:], wanted: ["a.jpg": "x", "b.jpg": "y"], found: [])
    let count = try ExportLedger(folder(0, swap)).steps(to: paths(swap.wanted)).count
    for first in 0...count {
      let folder = try folder(first + 1, swap)
      var ledger = try ExportLedger(folder)
      for step in try ledger.steps(to: paths(swap.wanted)).prefix(first) {
        try ledger.perform(step)
      }
      ledger = try ExportLedger(folder)
      for step in try ledger.steps(to: paths(ring.wanted)).prefix(2) { try ledger.perform(step) }
      #expect(try end(swap, folder) == swap.found)
    }
  }

  @Test func aForeignFileWhereOneIsWantedStopsEverything() throws {
    let change = Self.changes[0]
    let folder = try folder(0, change)
    try put("b/2.jpg", "mine", folder)
    let before = try content(folder)
    #expect(throws: WinnowError.self) { try end(change, folder) }
    #expect(try content(folder) == before)
  }

  /// A link may not lead to the same from elsewhere.
  @Test func aLinkInTheirPlaceIsNotMoved() throws {
    let change = Self.changes[0]
    let folder = try folder(0, change)
    let link = folder.appending(path: "a/1.jpg")
    try FileManager.default.removeItem(at: link)
    try FileManager.default.createSymbolicLink(atPath: link.path, withDestinationPath: "2.jpg")
    #expect(try end(change, folder) == ["b/2.jpg"])
    #expect(try content(folder)["b/1.jpg"] == "x")
  }

  /// What a ledger names outside of the directory is never brought in.
  @Test func aFileOutsideIsNotMoved() throws {
    let folder = outer.url.appending(path: "export")
    _ = try make(folder)
    // The slash and the mark behind it are one character.
    let names = ["../victim.jpg", "../\u{301}victim.jpg"]
    for name in names { try put(name, "mine", folder) }
    let content = ["files": Dictionary(uniqueKeysWithValues: names.map { ($0, "x") })]
    try Data(JSONLine.text(content).utf8).write(to: folder.appending(path: ExportLedger.fileName))
    var ledger = try ExportLedger(folder)
    try ledger.begin(["a.jpg": "x"])
    try ledger.finish([:])
    for name in names {
      #expect(FileManager.default.fileExists(atPath: folder.appending(path: name).path))
    }
    #expect(!ledger.isDone("a.jpg", key: "x"))
  }
}

extension ExportPath: ExpressibleByStringLiteral {
  public init(stringLiteral text: String) { self.init(text) }
}
