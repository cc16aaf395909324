import Foundation
import Testing
import WinnowCore

@testable import Winnow

/// A directory that is exported to again and again.
struct ExportedFolder {
  let workspace: Workspace
  var sink: any ExportSink.Type
  var recipe: Recipe
  var name = "exported"

  var url: URL { workspace.output.appending(path: name) }

  @discardableResult
  func export(jobs: Int = 2) throws -> Export.Summary {
    try Export(recipe: recipe, format: sink.name, isolation: .thisProcess, jobs: jobs).run(
      workspace.catalog(), to: url)
  }

  /// Scans and selects again, then exports.
  @discardableResult
  func update() throws -> Export.Summary {
    try workspace.scan(recipe)
    try workspace.select(recipe)
    return try export()
  }

  /// The bytes of every file, none for folders, by the bytes of their paths.
  func content() throws -> [ExportPath: Data] {
    let paths = try FileManager.default.subpathsOfDirectory(atPath: url.path)
    return Dictionary(
      uniqueKeysWithValues: paths.map { path in
        let file = url.appending(path: path).path
        return (ExportPath(path), FileManager.default.contents(atPath: file) ?? Data())
      })
  }

  /// The paths of files that are no forms of the manifest and none of the ledger's.
  func files() throws -> [String] {
    try content().filter { !$0.value.isEmpty && $0.key.text.utf8.contains(0x2F) }.keys.sorted()
      .map(\.text)
  }

  /// Everything is as if nothing had been exported before.
  func expectFresh(_ sourceLocation: SourceLocation = #_sourceLocation) throws {
    var fresh = self
    fresh.name = "fresh"
    try fresh.export()
    let (found, wanted) = (try content(), try fresh.content())
    #expect(found.keys.sorted() == wanted.keys.sorted(), sourceLocation: sourceLocation)
    for (path, bytes) in wanted {
      #expect(found[path] == bytes, "\(path.text)", sourceLocation: sourceLocation)
    }
    try FileManager.default.removeItem(at: fresh.url)
  }
}

extension ContentID {
  /// The digits that files carry.
  var short: String { String(description.prefix(8)) }
}
