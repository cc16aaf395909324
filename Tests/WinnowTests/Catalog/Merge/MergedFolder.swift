import Foundation
import TestSupport
import WinnowCore

@testable import Winnow

/// A folder of inputs and of catalogs, all by their names.
struct MergedFolder {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  /// Copies a fixture into `directory`.
  @discardableResult
  func add(_ name: String, as other: String? = nil, to directory: String) throws
    -> URL
  {
    let file = folder.url.appending(path: directory).appending(path: other ?? name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try FileManager.default.copyItem(at: TestFolders.fixture(name), to: file)
    return file
  }

  func out(_ name: String) -> URL { folder.url.appending(path: name) }

  @discardableResult
  func scan(_ inputs: [String], into name: String, keyframes: Bool = false) throws
    -> Catalog
  {
    let catalog = try Catalog(folder: out(name), create: true)
    var scan = Scan(recipe: Recipe(), isolation: .thisProcess, jobs: 2)
    scan.keyframesOnly = keyframes
    _ = try scan.run(inputs: inputs.map { out($0).path }, into: catalog)
    return catalog
  }

  @discardableResult
  func merge(
    _ names: [String], into name: String, moves: [RootMove] = [], takesOthers: Bool = false
  ) throws -> Merge.Summary {
    var merge = Merge(recipe: Recipe(), moves: moves)
    merge.takesOthers = takesOthers
    return try merge.run(names.map(out), into: out(name))
  }

  /// The bytes of manifest.jsonl and videos.jsonl after a selection.
  func selected(_ name: String) throws -> [Data] {
    let catalog = try Catalog(folder: out(name), create: false)
    _ = try Selection(recipe: .everything).run(on: catalog)
    return try [Manifest.fileName, VideoList.fileName].map {
      try Data(contentsOf: out(name).appending(path: $0))
    }
  }

  /// How many rows each table has.
  func counts(_ name: String) throws -> [String] {
    let catalog = try Catalog(folder: out(name), create: false)
    return try MergedTable.all.map { table in
      "\(table.name) \(try catalog.texts("SELECT count(*) || '' FROM \(table.name)")[0] ?? "")"
    }
  }
}
