import Foundation
import TestSupport
import Testing

@testable import Winnow

@Suite struct ExportLedgerTests {
  private let outer: TemporaryFolder
  private let folder: URL

  init() throws {
    outer = try TemporaryFolder()
    folder = outer.url.appending(path: "export")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  private func put(_ path: String) throws {
    let file = folder.appending(path: path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(path.utf8).write(to: file)
  }

  private func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: folder.appending(path: path).path)
  }

  /// As versions before 0.2 wrote it.
  private func write(ledgerOf files: String...) throws {
    let content = ["files": Dictionary(uniqueKeysWithValues: files.map { ($0, "key") })]
    try Data(JSONLine.text(content).utf8).write(to: folder.appending(path: ExportLedger.fileName))
  }

  @Test func whatItNamesOutsideStays() throws {
    try put("../victim.txt")
    try put("a/b.jpg")
    try put("user/own.txt")
    try write(
      ledgerOf: "../victim.txt", "a/../../victim.txt", outer.url.appending(path: "victim.txt").path,
      "user", "", ".", "..", "a/b.jpg")
    var ledger = try ExportLedger(folder)
    try ledger.begin([:])
    try ledger.finish([:])
    #expect(exists("../victim.txt"))
    #expect(exists("user/own.txt"))
    #expect(!exists("a/b.jpg"), "its own file goes")
    #expect(!exists("a"), "and the folder it leaves empty")
  }

  /// A ledger may come from anywhere.
  @Test(arguments: ["catalog.sqlite", "catalog.sqlite-wal", "videos.jsonl", "report.html"])
  func whatOtherCommandsWroteStays(name: String) throws {
    try put(name)
    try write(ledgerOf: name)
    var ledger = try ExportLedger(folder)
    try ledger.begin([:])
    try ledger.finish([:])
    #expect(exists(name))
  }

  /// Another path to a file that is wanted is no file of its own, which would be removed.
  @Test(arguments: ["a//b.jpg", "./a/b.jpg", "a/./b.jpg", "a/b.jpg/"])
  func anotherPathToAFileIsNone(path: String) throws {
    try put("a/b.jpg")
    try write(ledgerOf: path, "a/b.jpg")
    var ledger = try ExportLedger(folder)
    try ledger.begin(["a/b.jpg": "key"])
    try ledger.finish(["a/b.jpg": "key"])
    #expect(exists("a/b.jpg"))
  }

  @Test(arguments: [Int.min, -1, .max]) func turnsAndSizesMayBeAnyNumbers(number: Int) throws {
    try put("a.jpg")
    let text = """
      {"files": [{"file": "a.jpg", "key": "1", "turn": \(number), "bytes": \(number)}],
      "known": [{"key": "1", "bytes": \(number)}], "shards": [{"file": "a.jpg", "key": "1",
      "bytes": \(number), "parts": [{"key": "1", "offset": \(number), "bytes": \(number)}]}]}
      """
    try Data(text.utf8).write(to: folder.appending(path: ExportLedger.fileName))
    var ledger = try ExportLedger(folder)
    #expect(ledger.remembered("1", at: "a.jpg") == nil && ledger.intactShards.isEmpty)
    try ledger.begin(["a.jpg": "2"])
    try ledger.finish(["a.jpg": "2"])
    #expect(try ExportLedger(folder).content(of: ExportPath("a.jpg")) == nil)
  }

  @Test func whatItNamesBehindALinkStays() throws {
    try put("../elsewhere/deep/victim.txt")
    try put("real/own.txt")
    for (link, target) in [("link", "../elsewhere"), ("inside", "real")] {
      try FileManager.default.createSymbolicLink(
        atPath: folder.appending(path: link).path, withDestinationPath: target)
    }
    try write(ledgerOf: "link/deep/victim.txt", "inside/own.txt", "link")
    var ledger = try ExportLedger(folder)
    try ledger.begin([:])
    try ledger.finish([:])
    #expect(exists("../elsewhere/deep/victim.txt"))
    #expect(exists("real/own.txt"), "no link is followed, wherever it leads")
    #expect(!exists("link"), "a link is a file like others")
  }

  /// Or else the file of the other content would pass for the new one.
  @Test func whatLiesBehindALinkIsNotReplaced() throws {
    try put("../elsewhere/a.jpg")
    try FileManager.default.createSymbolicLink(
      atPath: folder.appending(path: "link").path, withDestinationPath: "../elsewhere")
    try write(ledgerOf: "link/a.jpg")
    var ledger = try ExportLedger(folder)
    let error = #expect(throws: WinnowError.self) { try ledger.begin(["link/a.jpg": "other"]) }
    #expect(error?.reason.contains("link") == true)
    #expect(throws: WinnowError.self) { try ledger.promise("link/a.jpg", key: "other") }
    try ledger.begin(["link/a.jpg": "key"])
    #expect(!ledger.isDone("link/a.jpg", key: "key"), "nor is it what was exported")
    #expect(exists("../elsewhere/a.jpg"))
  }

  /// What says where a shard or a journal is must not be led astray either.
  @Test func itIsNotWrittenThroughLinks() throws {
    try put("../elsewhere/journal")
    for name in [".a.jpg.winnow-part", ".\(ExportLedger.fileName).winnow-part"] {
      try FileManager.default.createSymbolicLink(
        atPath: folder.appending(path: name).path, withDestinationPath: "../elsewhere/journal")
    }
    var ledger = try ExportLedger(folder)
    try ledger.begin(["a.jpg": "1"])
    try FileManager.default.createSymbolicLink(
      atPath: folder.appending(path: ExportLedger.journalName).path,
      withDestinationPath: "../elsewhere/journal")
    for error in [
      #expect(throws: WinnowError.self) { try ledger.promise("b.jpg", key: "1") },
      #expect(throws: WinnowError.self) { _ = try ExportLedger(folder) },
    ] {
      #expect(error?.reason == "it is a link, which is not followed")
    }
    let outside = try Data(contentsOf: folder.appending(path: "../elsewhere/journal"))
    #expect(outside == Data("../elsewhere/journal".utf8))
  }

  @Test func aStaleEntryOutsideIsNotRemovedToMakeRoomEither() throws {
    try put("../victim.txt")
    try write(ledgerOf: "../victim.txt")
    var ledger = try ExportLedger(folder)
    try ledger.begin(["../victim.txt": "other key"])
    #expect(exists("../victim.txt"))
  }

  @Test func filesAreDoneOnceWrittenUnderTheSameKey() throws {
    var ledger = try ExportLedger(folder)
    try ledger.begin(["a.jpg": "1", "b.jpg": "1"])
    try put("a.jpg")
    let again = try ExportLedger(folder)
    #expect(again.isDone("a.jpg", key: "1"))
    #expect(!again.isDone("a.jpg", key: "2"))
    #expect(!again.isDone("b.jpg", key: "1"), "promised, not written")
    #expect(!again.isDone("c.jpg", key: "1"))
  }

  private func cut(_ path: String, to bytes: UInt64) throws {
    let handle = try FileHandle(forUpdating: folder.appending(path: path))
    try handle.truncate(atOffset: bytes)
    try handle.close()
  }

  @Test func aFileOfAnotherSizeThanItWasWrittenIsNotDone() throws {
    var ledger = try ExportLedger(folder)
    try ledger.begin(["a.jpg": "1", "b.mp4": "2"])
    for name in ["a.jpg", "b.mp4"] { try put(name) }
    try ledger.note([("a.jpg", FileContent(bytes: 5))])
    try ledger.remember([(WrittenFile(file: "b.mp4", bytes: 5), "2")])
    for ledger in [ledger, try ExportLedger(folder)] {
      #expect(ledger.isDone("a.jpg", key: "1") && ledger.isDone("b.mp4", key: "2"))
    }
    try ledger.finish(["a.jpg": "1", "b.mp4": "2"], remembering: ["2"])
    for (name, key) in [("a.jpg", "1"), ("b.mp4", "2")] {
      try cut(name, to: 4)
      #expect(try !ExportLedger(folder).isDone(name, key: key), "\(name)")
    }
  }

  /// A ledger of an older version says nothing of sizes, and a power cut leaves files empty.
  @Test func anEmptyFileIsNeverDone() throws {
    try put("a.jpg")
    try put("b.jpg")
    try write(ledgerOf: "a.jpg", "b.jpg")
    try cut("b.jpg", to: 0)
    var ledger = try ExportLedger(folder)
    #expect(ledger.isDone("a.jpg", key: "key"))
    #expect(!ledger.isDone("b.jpg", key: "key"))
    ledger.adopt(["a.jpg"])
    try ledger.finish(["a.jpg": "key"])
    try cut("a.jpg", to: 3)
    #expect(try !ExportLedger(folder).isDone("a.jpg", key: "key"))
  }

  @Test func whatAFileHeldIsKnownWhereItIsMovedTo() throws {
    var ledger = try ExportLedger(folder)
    let content = FileContent(Array("a.jpg".utf8))
    try ledger.begin(["a.jpg": "1"])
    try put("a.jpg")
    try ledger.note([("a.jpg", content)])
    try ledger.begin(["b/c.jpg": "1"])
    try ledger.finish(["b/c.jpg": "1"])
    #expect(ledger.moved == 1)
    #expect(try ExportLedger(folder).content(of: "b/c.jpg") == content)
  }

  @Test func aFileOfAnotherKeyGoesBeforeItsNewOneIsPromised() throws {
    var ledger = try ExportLedger(folder)
    try ledger.begin(["a.jpg": "1"])
    try put("a.jpg")
    try ledger.finish(["a.jpg": "1"])
    try ledger.begin(["a.jpg": "2"])
    #expect(!exists("a.jpg"))
    #expect(try !ExportLedger(folder).isDone("a.jpg", key: "2"))
  }

  @Test func whatAKilledExportWasWritingGoesWithTheFile() throws {
    var ledger = try ExportLedger(folder)
    try ledger.begin(["a/b.jpg": "1", "c.jpg": "1"])
    try put("a/.b.jpg.winnow-part")
    try put("user/.own.jpg.winnow-part")
    var next = try ExportLedger(folder)
    try next.begin(["c.jpg": "1"])
    try next.finish(["c.jpg": "1"])
    #expect(!exists("a"))
    #expect(exists("user/.own.jpg.winnow-part"))
  }

  @Test func aForeignFileIsNotTakenOver() throws {
    try put("a.jpg")
    var ledger = try ExportLedger(folder)
    let error = #expect(throws: WinnowError.self) { try ledger.begin(["a.jpg": "1"]) }
    #expect(error?.subject == folder.appending(path: "a.jpg").path)
    #expect(exists("a.jpg"))
    #expect(try !ExportLedger(folder).isDone("a.jpg", key: "1"))
  }

  private func written(_ file: String) -> WrittenFile { WrittenFile(file: file, bytes: 7) }

  /// What is remembered of a content holds wherever its file lies.
  @Test func whatIsKnownOfAContentIsKnownUnderAnyPath() throws {
    var ledger = try ExportLedger(folder)
    let media = ClipMedia(
      file: "a.mp4", codec: "h264", encoder: "copy", start: 0, end: 1, startFrame: 0, endFrame: 25,
      frames: 25, fps: 25, width: 32, height: 32, audio: nil)
    try ledger.begin(["a.mp4": "1"])
    try ledger.remember([(WrittenFile(file: "a.mp4", bytes: 7, media: media), "1")])
    let found = try #require(try ExportLedger(folder).remembered("1", at: "b.mp4"))
    #expect(found.file == "b.mp4" && found.media?.file == "b.mp4")
    #expect(found.bytes == 7 && found.media?.frames == 25)
  }

  @Test func whatIsKnownOfFilesOutlivesAKill() throws {
    var ledger = try ExportLedger(folder)
    try ledger.begin(["a.mp4": "1", "b.mp4": "1"])
    try ledger.remember([(written("a.mp4"), "1")])
    try ledger.promise("shard.tar", key: "s")
    try put("shard.tar")
    let journal = folder.appending(path: ExportLedger.journalName)
    let torn = try Data(contentsOf: journal) + Data("{\"written\":{\"key\":\"1\",".utf8)
    try torn.write(to: journal)
    var next = try ExportLedger(folder)
    #expect(next.remembered("1", at: "a.mp4") == written("a.mp4"))
    #expect(next.remembered("2", at: "a.mp4") == nil)
    #expect(next.isDone("shard.tar", key: "s"))
    try next.finish(["shard.tar": "s"], remembering: ["1"])
    #expect(!exists(ExportLedger.journalName))
    #expect(try ExportLedger(folder).remembered("1", at: "a.mp4") == written("a.mp4"))
    try next.finish(["shard.tar": "s"])
    #expect(try ExportLedger(folder).remembered("1", at: "a.mp4") == nil)
  }

  @Test func aLedgerThatIsNoneIsAnError() throws {
    try put(ExportLedger.fileName)
    #expect(throws: WinnowError.self) { try ExportLedger(folder) }
  }
}
