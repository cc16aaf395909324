import Foundation
import TestSupport
import Testing

@testable import Winnow

/// What a list of files may hold, and what is said of what it may not.
@Suite struct FileListTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func list(_ bytes: [UInt8], isNullSeparated: Bool = false) throws -> FileList {
    let file = folder.url.appending(path: "list")
    try Data(bytes).write(to: file)
    return FileList(file.path, isNullSeparated: isNullSeparated)
  }

  private func files(_ list: FileList) throws -> [ListedFile] {
    var files: [ListedFile] = []
    try list.eachFile { files.append($0) }
    return files
  }

  private func paths(_ text: String, isNullSeparated: Bool = false) throws -> [String] {
    try files(list(Array(text.utf8), isNullSeparated: isNullSeparated)).map(\.path.text)
  }

  /// What is said of a list, behind its name.
  private func complaint(_ text: String, isNullSeparated: Bool = false) throws -> String {
    let list = try list(Array(text.utf8), isNullSeparated: isNullSeparated)
    let error = #expect(throws: WinnowError.self) { try files(list) }
    return error?.description.replacing("read \(list.path), ", with: "") ?? ""
  }

  @Test func aLineIsAPath() throws {
    #expect(try paths("a.mp4\nb c.mp4\n") == ["a.mp4", "b c.mp4"])
    #expect(try paths("a.mp4\r\n\r\n\n/b.mp4") == ["a.mp4", "/b.mp4"])
    #expect(try paths("\u{FEFF}a.mp4\n") == ["a.mp4"])
    #expect(try paths("a{.mp4\n{b.mp4\n") == ["a{.mp4", "{b.mp4"])
    #expect(try paths("") == [] && paths("\n\n") == [])
  }

  @Test func aNULEndsAPathOfAnyForm() throws {
    #expect(
      try paths("a\nb.mp4\0{\"path\": 1}\0\0c\r\0d", isNullSeparated: true)
        == ["a\nb.mp4", "{\"path\": 1}", "c\r", "d"])
  }

  @Test func aNULInALineIsAskedFor() throws {
    #expect(try complaint("a\nb\0c\0").hasPrefix("line 2: it holds a NUL; with -0 "))
  }

  @Test func pathsLieAcrossPiecesOfTheList() throws {
    let wanted = (0..<30_000).map { "folder \($0 % 7)/clip-\($0).mp4" }
    #expect(try paths(wanted.joined(separator: "\n")) == wanted)
    #expect(try paths(wanted.joined(separator: "\0"), isNullSeparated: true) == wanted)
  }

  @Test func whatIsNoTextIsShownByItsBytes() throws {
    let found = try files(list(Array("a".utf8) + [0xFF, 0x0A]))
    #expect(found.map(\.path.text) == ["a\\xFF"] && !found[0].path.isUTF8)
  }

  @Test func aLineOfJSONSaysMore() throws {
    let found = try files(
      list(
        Array(
          """
          {"path": "a/b.mp4", "source": "/stage/a/b.mp4", "size": 12, "etag": "x-1", "shard": 3}
          {"path": "\\u00e9.mp4", "size": null, "time": "1970-01-01T01:00:00.5+01:00"}
          """.utf8)))
    #expect(found.map(\.path.text) == ["a/b.mp4", "\u{E9}.mp4"])
    #expect(found.map(\.source) == ["/stage/a/b.mp4", nil])
    #expect(found.map(\.size) == [12, nil] && found.map(\.shard) == [3, nil])
    #expect(found.map(\.isNamed) == [true, true] && found.map(\.time) == [nil, 500_000_000])
  }

  @Test(arguments: [
    ("nonsense}", "it is no object of JSON"), ("[]", "it is no object of JSON"),
    (#"{"size": 3}"#, "it has no 'path'"), (#"{"path": ""}"#, "'path' takes the path of a file"),
    (#"{"path": "a", "source": 3}"#, "'source' takes the path of a file"),
    (#"{"path": "a", "size": -1}"#, "'size' takes a whole number from 0 on"),
    (#"{"path": "a", "size": 1.5}"#, "'size' takes a whole number from 0 on"),
    (#"{"path": "a", "shard": 0}"#, "'shard' takes a whole number from 1 on"),
    (#"{"path": "a", "shard": true}"#, "'shard' takes a whole number from 1 on"),
    (#"{"path": "a", "etag": 7}"#, "'etag' takes text"),
    (
      #"{"path": "a", "time": "today"}"#,
      "'time' takes a time as ISO 8601 has it, such as 2026-11-30T15:06:55Z"
    ),
    (#"{"path": "a", "sorce": "b"}"#, "unknown key 'sorce'; did you mean source?"),
  ])
  func aBadLineIsNamed(line: String, reason: String) throws {
    #expect(try complaint("{\"path\": \"good.mp4\"}\n\n\(line)\n") == "line 3: \(reason)")
  }

  @Test func aLineWithoutAnEndIsNotReadToIt() throws {
    let long = String(repeating: "x", count: FileList.longestRecord + 1)
    #expect(try complaint("a\n\(long)\n") == "line 2: it is longer than 1048576 bytes")
    #expect(
      try complaint(long, isNullSeparated: true) == "path 1: it is longer than 1048576 bytes")
  }

  @Test func aListThatIsNotThereIsAnError() {
    #expect(throws: WinnowError("read", "/nope/list", code: ENOENT)) {
      try files(FileList("/nope/list"))
    }
  }

  @Test func itStopsBetweenPieces() throws {
    let cancellation = Cancellation()
    let list = try list(Array(String(repeating: "clip.mp4\n", count: 100_000).utf8))
    var count = 0
    #expect(throws: CancellationError.self) {
      try cancellation.during {
        try list.eachFile { _ in
          count += 1
          cancellation.cancel()
        }
      }
    }
    #expect(count > 0 && count < 100_000)
  }
}
