import Foundation
import TestSupport
import Testing
import WinnowCore

@testable import Winnow

@Suite struct InputWalkerTests {
  private let folder: TemporaryFolder
  private var root: String { folder.url.path }

  init() throws {
    folder = try TemporaryFolder()
  }

  private func put(_ names: String...) throws {
    for name in names {
      let file = folder.url.appending(path: name)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(name.utf8).write(to: file)
    }
  }

  private func link(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: folder.url.appending(path: name).path, withDestinationPath: target)
  }

  private func paths(excluding excluded: String? = nil) throws -> [String] {
    try InputWalker.sources(in: [root], excluding: excluded).map(\.path)
  }

  @Test func foldersAreWalkedToTheBottomByTheBytesOfNames() throws {
    try put("b.mp4", "a/z.mp4", "a/b/c.mp4", "B.mp4", "é.mp4", "a-b.mp4", "10.mp4", "9.mp4")
    #expect(
      try paths() == [
        "10.mp4", "9.mp4", "B.mp4", "a/b/c.mp4", "a/z.mp4", "a-b.mp4", "b.mp4", "é.mp4",
      ])
  }

  /// To the system, too, they lead above what the link leads to.
  @Test func twoDotsBehindALink() throws {
    try put("a/b/c.mp4", "d/x.mp4")
    try link("d/link", to: "../a/b")
    let above = try InputWalker.sources(in: ["\(root)/d/link/.."])
    #expect(above.map(\.path) == ["b/c.mp4"])
    #expect(above.first?.root.hasSuffix("/a") == true)
    #expect(RootMove(from: "/old", to: "\(root)/d/link/..").new == above.first?.root)
    let list = folder.url.appending(path: "list")
    try Data("\(root)/d/link/../b/c.mp4\n".utf8).write(to: list)
    let listed = try Inputs([], list: FileList(list.path)).find(
      output: folder.url.appending(path: "out")
    ).sources
    #expect(listed.map(\.absolutePath) == above.map(\.absolutePath))
  }

  @Test func aFileIsDescribedAsItIs() throws {
    try put("a.mp4")
    let source = try #require(try InputWalker.sources(in: [root]).first)
    #expect(source.root == root)
    #expect(source.absolutePath == "\(root)/a.mp4")
    #expect(source.size == 5)
    #expect(abs(Double(source.modified) / 1e9 - Date().timeIntervalSince1970) < 60)
    #expect(source.refusal == nil)
  }

  @Test func hiddenNamesArePassedOver() throws {
    try put(".a.mp4", ".\u{301}b.mp4", ".git/b.mp4", "c/.d/e.mp4", "c/f.mp4")
    #expect(try paths() == ["c/f.mp4"])
  }

  @Test func aLoopOfLinksIsEnteredOnce() throws {
    try put("a/b/c.mp4", "d/e.mp4")
    try link("a/b/up", to: "../..")
    try link("a/again", to: "../d")
    try link("link.mp4", to: "d/e.mp4")
    #expect(try paths() == ["a/again/e.mp4", "a/b/c.mp4", "link.mp4"])
  }

  @Test func aLinkThatLeadsNowhereIsListedWithTheReason() throws {
    try link("gone.mp4", to: "nowhere")
    try link("self.mp4", to: "self.mp4")
    let sources = try InputWalker.sources(in: [root])
    #expect(sources.map(\.path) == ["gone.mp4", "self.mp4"])
    #expect(sources[0].refusal == .notVideo("No such file or directory"))
    #expect(sources[1].refusal == .notVideo("Too many levels of symbolic links"))
  }

  /// Opening it would wait for a writer for ever.
  @Test func aPipeIsListedAndNeverOpened() throws {
    #expect(mkfifo("\(root)/pipe.mp4", 0o600) == 0)
    let source = try #require(try InputWalker.sources(in: [root]).first)
    #expect(source.refusal == .notVideo("not a regular file"))
    let record = try #require(VideoScanner(recipe: Recipe()).scan(source))
    #expect(record.outcome == .rejected)
    #expect(record.error == "not a regular file")
  }

  @Test func theOutputFolderIsNotAnInput() throws {
    try put("a.mp4", "out/frames/b.jpg", "output/c.mp4")
    try link("elsewhere", to: "out")
    #expect(try paths(excluding: "\(root)/out/") == ["a.mp4", "output/c.mp4"])
    #expect(try paths(excluding: "\(root)/elsewhere") == ["a.mp4", "output/c.mp4"])
    #expect(throws: WinnowError.self) { try paths(excluding: root) }
  }

  @Test func filesAndFoldersCanBeMixedAndNamedTwice() throws {
    try put("a/b.mp4", "a/c.mp4", "d.mp4")
    let inputs = ["\(root)/d.mp4", "\(root)/a/c.mp4", root, "\(root)/a/../d.mp4", "\(root)/a/"]
    let sources = try InputWalker.sources(in: inputs)
    #expect(sources.map(\.absolutePath) == ["d.mp4", "a/c.mp4", "a/b.mp4"].map { "\(root)/\($0)" })
    #expect(sources.map(\.path) == ["d.mp4", "c.mp4", "a/b.mp4"])
  }

  @Test func aMissingInputIsAnError() throws {
    let error = #expect(throws: WinnowError.self) {
      try InputWalker.sources(in: ["\(root)/nope"])
    }
    #expect(error?.description == "read \(root)/nope: No such file or directory")
  }

  /// It is not the current directory, and not what stands before a NUL.
  @Test(arguments: [("", "a path is empty"), ("NUL\0", "it is no path: it holds a NUL")])
  func whatIsNoPathIsRefused(input: String, reason: String) throws {
    let input = input.replacing("NUL", with: root)
    for inputs in [[input], [root, input], [input, root]] {
      let error = #expect(throws: WinnowError.self) { try InputWalker.sources(in: inputs) }
      #expect(error?.operation == "read" && error?.reason == reason)
    }
    let output = URL(filePath: "\(root)/out")
    #expect(throws: WinnowError.self) { try Inputs([input]).check(output: output) }
    let list = FileList("\(root)/nope")
    let below = #expect(throws: WinnowError.self) {
      try Inputs([input], list: list).find(output: output)
    }
    #expect(below?.reason == reason)
    for moves in [[RootMove(from: input, to: root)], [RootMove(from: root, to: input)]] {
      #expect(throws: WinnowError.self) { try moves.check() }
    }
  }

  @Test func aNameThatIsNoTextCostsOnlyItself() throws {
    try put("a.mp4")
    try put(name: [0xFF, 0xFE])
    let sources = try InputWalker.sources(in: [root])
    #expect(sources.count == 2)
    #expect(sources.first { $0.path != "a.mp4" }?.path == #"./\xFF\xFE"#)
    #expect(
      sources.first { $0.path != "a.mp4" }?.refusal == .unreachable("its name is not UTF-8"))
  }

  @Test func aNameThatIsNoTextIsNotThatOfAFileThatSpellsIt() throws {
    try put(#"\xFF"#, #"\xFF\xFF"#, #"a/\xFF"#)
    try put(name: [0xFF])
    try put(name: [0xFF] + Array(#"\xFF"#.utf8))
    try put(name: Array(#"\xFF"#.utf8) + [0xFF])
    try put(name: Array("a/".utf8) + [0xFF])
    let sources = try InputWalker.sources(in: [root])
    #expect(
      sources.filter { $0.refusal == nil }.map(\.path) == [#"\xFF"#, #"\xFF\xFF"#, #"a/\xFF"#])
    #expect(
      sources.filter { $0.refusal != nil }.map(\.path)
        == [#"./\x5CxFF\xFF"#, #"./\xFF"#, #"./\xFF\x5CxFF"#, #"a/./\xFF"#])
  }

  /// Puts an empty file at a path that may be no text.
  private func put(name: [UInt8]) throws {
    let path = Array("\(root)/".utf8) + name + [0]
    let file = path.withUnsafeBufferPointer { bytes in
      bytes.withMemoryRebound(to: CChar.self) { open($0.baseAddress!, O_CREAT | O_WRONLY, 0o600) }
    }
    try #require(file >= 0)
    close(file)
  }
}
