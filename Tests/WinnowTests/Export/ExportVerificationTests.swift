import Foundation
import TestSupport
import Testing

@testable import Winnow

/// Files that are not as they were exported are written again, and nothing else.
@Suite struct ExportVerificationTests {
  private let workspace: Workspace

  init() throws {
    workspace = try Workspace("rgb.mkv", "rotated.mp4", "hard-cuts.mp4")
  }

  private func exported(_ form: ExportFollowingTests.Form) throws -> ExportedFolder {
    let folder = ExportedFolder(workspace: workspace, sink: form.sink, recipe: form.recipe)
    try folder.update()
    return folder
  }

  private func verify(_ folder: ExportedFolder) throws -> Export.Summary {
    var export = Export(
      recipe: folder.recipe, format: folder.sink.name, isolation: .thisProcess, jobs: 2)
    export.verifies = true
    return try export.run(workspace.catalog(), to: folder.url)
  }

  private func edit(_ file: String, of folder: ExportedFolder, _ body: (FileHandle) throws -> Void)
    throws
  {
    let handle = try FileHandle(forUpdating: folder.url.appending(path: file))
    try body(handle)
    try handle.close()
  }

  @Test(arguments: ExportFollowingTests.Form.allCases, [0, 1, 1000])
  func truncatedFiles(form: ExportFollowingTests.Form, bytes: UInt64) throws {
    let folder = try exported(form)
    let file = try #require(folder.files().first)
    try edit(file, of: folder) { try $0.truncate(atOffset: bytes) }
    #expect(try folder.export().written > 0)
    #expect(try folder.export().written == 0)
    try folder.expectFresh()
  }

  @Test(arguments: ExportFollowingTests.Form.allCases)
  func filesOfOtherBytes(form: ExportFollowingTests.Form) throws {
    let folder = try exported(form)
    let sound = try verify(folder)
    #expect(sound.damaged.isEmpty)
    #expect(try sound.verified == folder.files().count)
    let file = try #require(folder.files().last)
    try edit(file, of: folder) {
      try $0.seek(toOffset: 600)
      try $0.write(contentsOf: Data("damage".utf8))
    }
    #expect(try folder.export().written == 0, "their size is right")
    let damaged = try verify(folder)
    #expect(damaged.damaged == [folder.url.appending(path: file).path])
    #expect(damaged.written > 0)
    #expect(try verify(folder).damaged.isEmpty)
    try folder.expectFresh()
  }

  /// As versions before wrote it: no word of sizes and hashes.
  private func simplifyLedger(of folder: ExportedFolder) throws {
    let file = folder.url.appending(path: ExportLedger.fileName)
    let read = try JSONSerialization.jsonObject(with: Data(contentsOf: file))
    var ledger = try #require(read as? [String: Any])
    ledger["notesContent"] = nil
    for (list, news) in [
      ("files", ["bytes", "hash"]), ("known", ["hash"]), ("shards", ["hash"]),
    ] {
      let entries = try #require(ledger[list] as? [[String: Any]])
      ledger[list] = entries.map { entry in entry.filter { !news.contains($0.key) } }
    }
    try JSONSerialization.data(withJSONObject: ledger).write(to: file)
  }

  @Test(arguments: ExportFollowingTests.Form.allCases)
  func oldLedgersAreRead(form: ExportFollowingTests.Form) throws {
    let folder = try exported(form)
    try simplifyLedger(of: folder)
    #expect(try folder.export().written == 0)
    try simplifyLedger(of: folder)
    let first = try verify(folder)
    #expect(first.damaged.isEmpty && first.written == 0 && first.verified > 0)
    let file = try #require(folder.files().last)
    try edit(file, of: folder) {
      try $0.seek(toOffset: 600)
      try $0.write(contentsOf: Data("damage".utf8))
    }
    #expect(try verify(folder).damaged.count == 1, "from the first time on its hash is known")
    #expect(try verify(folder).damaged.isEmpty)
    // What was packed before cannot be read by itself, so that the ledger knows less of it.
    if [.frames, .clips].contains(form) { try folder.expectFresh() }
  }
}
