import Foundation
import TestSupport
import Testing
import WinnowCore

@testable import Winnow

/// The wish to stop, wherever it meets the code.
@Suite struct CancellationTests {
  @Test func whatRunsDuringOneEnds() throws {
    let cancellation = Cancellation()
    try cancellation.during { try Cancellation.check() }
    cancellation.cancel()
    #expect(throws: CancellationError.self) { try cancellation.during { try Cancellation.check() } }
    try cancellation.during { try Cancellation.disregarded { try Cancellation.check() } }
    try Cancellation.check()
  }

  @Test func aQueryEnds() throws {
    let workspace = try Workspace()
    let catalog = try workspace.catalog()
    let cancellation = Cancellation()
    let endless = """
      WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers)
      SELECT count(*) FROM numbers
      """
    #expect(throws: CancellationError.self) {
      try cancellation.during {
        _ = try catalog.running("select") {
          // What is cancelled before it is noted leaves no note.
          Thread.detachNewThread { cancellation.cancel() }
          return (try catalog.texts(endless), RunEnding())
        }
      }
    }
    #expect(try catalog.texts("SELECT ending FROM runs") == ["interrupted"])
  }

  @Test func aFileThatIsBeingWrittenGoes() throws {
    let folder = try TemporaryFolder()
    let file = folder.url.appending(path: "list.jsonl")
    try Data("before".utf8).write(to: file)
    let cancellation = Cancellation()
    #expect(throws: CancellationError.self) {
      try cancellation.during {
        try AtomicFile.writeLines(to: file) { emit in
          try emit("one")
          cancellation.cancel()
          try emit("two")
        }
      }
    }
    #expect(try Data(contentsOf: file) == Data("before".utf8))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["list.jsonl"])
  }

  @Test func aSelectionEndsAndTheNextIsWhole() throws {
    let workspace = try Workspace("rgb.mkv", "hard-cuts.mp4", "copy-half.mp4")
    try workspace.scan()
    try workspace.select()
    let wanted = try workspace.bytes(Manifest.fileName)
    let cancellation = Cancellation()
    cancellation.cancel()
    #expect(throws: CancellationError.self) { try cancellation.during { try workspace.select() } }
    try workspace.select()
    #expect(try workspace.bytes(Manifest.fileName) == wanted)
  }

  @Test func aWalkEndsAndNothingIsWritten() throws {
    let workspace = try Workspace("rgb.mkv")
    let cancellation = Cancellation()
    cancellation.cancel()
    #expect(throws: CancellationError.self) {
      try cancellation.during {
        try Inputs([workspace.videos.path]).find(output: workspace.output)
      }
    }
    #expect(!FileManager.default.fileExists(atPath: workspace.output.path))
  }
}
