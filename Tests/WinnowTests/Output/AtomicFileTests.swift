import Foundation
import TestSupport
import Testing

@testable import Winnow

@Suite struct AtomicFileTests {
  private struct Trouble: Error {}

  private let folder: TemporaryFolder
  private var file: URL { folder.url.appending(path: "file") }

  init() throws {
    folder = try TemporaryFolder()
  }

  private func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.url.path).sorted()
  }

  @Test func theFileAppearsWhole() throws {
    try AtomicFile.write(Data("old".utf8), to: file)
    try AtomicFile.write(Data("new".utf8), to: file)
    #expect(try Data(contentsOf: file) == Data("new".utf8))
    #expect(try names() == ["file"])
  }

  @Test func manyLinesArriveInOrder() throws {
    let line = String(repeating: "é", count: 500)
    try AtomicFile.writeLines(to: file) { emit in
      for number in 0..<3000 { try emit("\(number) \(line)") }
    }
    let expected = (0..<3000).map { "\($0) \(line)\n" }.joined()
    #expect(try Data(contentsOf: file) == Data(expected.utf8))
  }

  @Test func aFailureLeavesTheOldFileAndNothingElse() throws {
    try AtomicFile.write(Data("old".utf8), to: file)
    #expect(throws: WinnowError.self) {
      try AtomicFile.writeLines(to: file) { emit in
        try emit("new")
        throw Trouble()
      }
    }
    #expect(try Data(contentsOf: file) == Data("old".utf8))
    #expect(try names() == ["file"])
  }

  @Test func aFolderInTheWayIsAnErrorAndStays() throws {
    try FileManager.default.createDirectory(at: file, withIntermediateDirectories: false)
    let error = #expect(throws: WinnowError.self) { try AtomicFile.write(Data("x".utf8), to: file) }
    #expect(error?.subject == file.path)
    #expect(try names() == ["file"])
  }

  /// As /dev/null is, and /dev/stdout.
  @Test(arguments: ["pipe", "/dev/null", "/proc/self/fd/1"])
  func devicesAndPipesStay(kind: String) throws {
    if kind == "pipe" {
      #expect(mkfifo(file.path, 0o600) == 0)
    } else {
      try FileManager.default.createSymbolicLink(atPath: file.path, withDestinationPath: kind)
    }
    #expect(throws: WinnowError.self) { try AtomicFile.write(Data("new".utf8), to: file) }
    #expect(throws: WinnowError.self) { _ = try AtomicFile.begin(file) }
    var status = stat()
    #expect(lstat(file.path, &status) == 0 && status.st_mode & S_IFMT != S_IFREG)
    #expect(try names() == ["file"])
  }

  @Test func aMissingFolderIsAnError() throws {
    let lost = folder.url.appending(path: "no/file")
    let error = #expect(throws: WinnowError.self) { try AtomicFile.write(Data(), to: lost) }
    #expect(error?.description == "write \(lost.path): No such file or directory")
  }
}
