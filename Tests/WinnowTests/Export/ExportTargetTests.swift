import Foundation
import TestSupport
import Testing
import WinnowCore

@testable import Winnow

/// Directories that an export does not go to.
@Suite struct ExportTargetTests {
  private let workspace: Workspace

  init() throws {
    workspace = try Workspace("rgb.mkv")
    try workspace.scan()
    try workspace.select()
  }

  @discardableResult
  private func export(to folder: URL) throws -> Export.Summary {
    try Export(recipe: .everything, isolation: .thisProcess).run(workspace.catalog(), to: folder)
  }

  private func put(_ name: String, in folder: URL) throws {
    let file = folder.appending(path: name)
    try AtomicFile.makeFolder(of: file)
    try Data(name.utf8).write(to: file)
  }

  /// However it is called.
  @Test(arguments: ["output", "output/../output/.", "link"])
  func theCatalogsFolderIsRefused(name: String) throws {
    let outer = workspace.output.deletingLastPathComponent()
    try FileManager.default.createSymbolicLink(
      at: outer.appending(path: "link"), withDestinationURL: workspace.output)
    let before = try workspace.results()
    let error = #expect(throws: WinnowError.self) { try export(to: outer.appending(path: name)) }
    #expect(error?.reason == "its manifest lists every clip; name another directory")
    #expect(try workspace.results() == before)
    try workspace.export()
    #expect(throws: WinnowError.self, "after a run, too") {
      try export(to: outer.appending(path: name))
    }
    #expect(
      try workspace.catalog().texts("SELECT ending FROM runs WHERE command = 'export'").count == 1)
  }

  @Test(arguments: ["manifest.jsonl", "frames/mine.jpg", "notes.txt"])
  func aFolderOfSomebodyElseIsRefused(name: String) throws {
    let folder = workspace.output.appending(path: "theirs")
    try put(name, in: folder)
    let error = #expect(throws: WinnowError.self) { try export(to: folder) }
    let reason = "holds files that winnow did not write; name an empty or a new directory"
    #expect(error?.reason == reason && error?.subject == folder.path)
    #expect(try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted().last == name)
  }

  @Test func aFolderWithoutFilesIsTaken() throws {
    let folder = workspace.output.appending(path: "new")
    for name in [".DS_Store", "lost+found/#1", ".git/config"] { try put(name, in: folder) }
    #expect(try export(to: folder).written == 3)
    try put("notes.txt", in: folder)
    #expect(try export(to: folder).written == 0, "it is ours from now on")
    for name in [".DS_Store", "lost+found/#1", ".git/config", "notes.txt"] {
      #expect(FileManager.default.fileExists(atPath: folder.appending(path: name).path))
    }
  }

  @Test func aFileIsNoFolder() throws {
    try put("file", in: workspace.output)
    #expect(throws: WinnowError.self) { try export(to: workspace.output.appending(path: "file")) }
  }
}
