import Foundation
import TestSupport
import Testing

@testable import Winnow

@Suite struct OutputFolderTests {
  private let outer: TemporaryFolder
  private let folder: URL
  private let output: OutputFolder

  init() throws {
    outer = try TemporaryFolder()
    folder = outer.url.appending(path: "output")
    for name in ["output/inner", "elsewhere"] {
      try FileManager.default.createDirectory(
        at: outer.url.appending(path: name), withIntermediateDirectories: true)
    }
    output = try OutputFolder(folder.path)
  }

  private func link(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: folder.appending(path: name).path, withDestinationPath: target)
  }

  private func write(_ file: ExportPath) throws {
    try output.write(to: file) { try $0.write(contentsOf: Data("new".utf8)) }
  }

  private func names(_ path: String) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: outer.url.appending(path: path).path)
      .sorted()
  }

  @Test func filesAppearInFoldersThatAreMade() throws {
    try write("a/b/c")
    #expect(try names("output") == ["a", "a/b", "a/b/c", "inner"])
    #expect(try output.contents("a/b/c") == Data("new".utf8))
    #expect(try output.move("a/b/c", to: "inner/d"))
    #expect(try output.remove("inner/d"))
    #expect(output.removeFolder("a/b") && output.removeFolder("a"))
    #expect(try names("output") == ["inner"])
    try write("a/b/c")
    #expect(try names("output") == ["a", "a/b", "a/b/c", "inner"])
  }

  @Test(arguments: ["../elsewhere", "inner", "nowhere"])
  func nothingIsDoneBehindALink(target: String) throws {
    try link("link", to: target)
    for place in ["elsewhere", "output/inner"] {
      try Data("old".utf8).write(to: outer.url.appending(path: "\(place)/file"))
    }
    let error = #expect(throws: WinnowError.self) { try write("link/new") }
    #expect(error?.subject == folder.appending(path: "link/new").path)
    #expect(error?.reason.contains("link is a link") == true)
    #expect(throws: WinnowError.self) { try write("link/deep/new") }
    #expect(throws: WinnowError.self) { try output.move("inner/file", to: "link/file") }
    #expect(throws: WinnowError.self) { try output.move("link/file", to: "inner/new") }
    #expect(throws: WinnowError.self) {
      try output.append(Data("x".utf8), to: "link/file", isPromise: true)
    }
    #expect(try !output.remove("link/file"))
    #expect(!output.removeFolder("link/deep"))
    #expect(output.kind("link/file") == nil)
    #expect(try names("elsewhere") == ["file"])
    #expect(try names("output") == ["inner", "inner/file", "link"])
  }

  @Test(arguments: ["../new", "inner/../../new", "inner/..", "..", "", "inner/", "a\0b"])
  func pathsThatLeadOutAreNone(path: String) throws {
    let file = ExportPath(path)
    #expect(throws: WinnowError.self) { try write(file) }
    #expect(throws: WinnowError.self) { try output.move("inner", to: file) }
    #expect(try !output.remove(file))
    #expect(try names("") == ["elsewhere", "output", "output/inner"])
  }

  /// Nobody makes folders in /sys, nor does root.
  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/sys/kernel"), "there is no /sys"))
  func whatKeepsAFolderFromBeingMadeIsSaid() throws {
    let error = #expect(throws: WinnowError.self) {
      try OutputFolder("/sys/kernel").write(to: "made/file") {
        try $0.write(contentsOf: Data("new".utf8))
      }
    }
    let missing = String(cString: strerror(ENOENT))
    #expect(error?.subject == "/sys/kernel/made/file" && error?.reason.contains(missing) == false)
  }

  /// Somebody else changes what lies there between any two steps.
  @Test func aFolderThatBecomesALinkIsStillTheSame() throws {
    let part = try output.begin("inner/file")
    try FileManager.default.moveItem(
      at: folder.appending(path: "inner"), to: outer.url.appending(path: "moved"))
    try link("inner", to: "../elsewhere")
    let handle = FileHandle(fileDescriptor: try part.create(), closeOnDealloc: true)
    try handle.write(contentsOf: Data("new".utf8))
    try part.sync()
    try part.appear()
    #expect(try names("moved") == ["file"])
    #expect(try names("elsewhere") == [])
  }

  @Test func aLinkInAFilesPlaceIsReplacedAndNotFollowed() throws {
    try Data("old".utf8).write(to: outer.url.appending(path: "elsewhere/file"))
    for name in ["file", ".file.winnow-part"] { try link(name, to: "../elsewhere/file") }
    try write("file")
    #expect(try output.contents("file") == Data("new".utf8))
    let outside = try Data(contentsOf: outer.url.appending(path: "elsewhere/file"))
    #expect(outside == Data("old".utf8))
  }

  /// The directory itself may be anywhere.
  @Test func linksToTheDirectoryAreFollowed() throws {
    try link("way", to: "../elsewhere")
    let output = try OutputFolder(folder.appending(path: "way").path)
    try output.write(to: "a/b") { try $0.write(contentsOf: Data()) }
    #expect(try names("elsewhere") == ["a", "a/b"])
  }

  @Test func whatIsInTheWayOfADirectoryIsAnError() throws {
    try write("file")
    let path = folder.appending(path: "file/deep/er").path
    let error = #expect(throws: WinnowError.self) { try OutputFolder.make(path) }
    #expect(error?.operation == "create")
    try OutputFolder.make(folder.appending(path: "deep/er").path)
    #expect(try names("output") == ["deep", "deep/er", "file", "inner"])
  }
}
