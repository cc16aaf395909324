import Foundation
import GRDB

/// The record of everything measured and decided, one SQLite file in the output directory.
///
/// One writer at a time; safe to use from several threads. A process that dies leaves everything
/// written before.
public final class Catalog: Sendable {
  public static let fileName = "catalog.sqlite"

  /// The output directory.
  public let folder: URL
  let database: DatabaseQueue

  /// Opens the catalog of `folder`.
  ///
  /// - Parameter create: whether a folder and a catalog that do not exist are made.
  /// - Throws: `WinnowError` where there is no catalog, or none that this version reads.
  public init(folder: URL, create: Bool) throws {
    self.folder = folder
    let file = folder.appending(path: Self.fileName)
    if create {
      try WinnowError.during("create", folder.path) {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      }
    } else if !FileManager.default.fileExists(atPath: file.path) {
      throw WinnowError("open", folder.path, reason: "no \(Self.fileName) here; run 'winnow scan'")
    }
    database = try WinnowError.during("open", file.path) {
      var configuration = Configuration()
      configuration.journalMode = .wal
      configuration.busyMode = .timeout(10)
      let database = try DatabaseQueue(path: file.path, configuration: configuration)
      try CatalogSchema.migrator.migrate(database)
      return database
    }
  }

  func read<R>(_ body: (Database) throws -> R) throws -> R {
    try WinnowError.during("read", folder.appending(path: Self.fileName).path) {
      try database.read(body)
    }
  }

  func write<R>(_ body: (Database) throws -> R) throws -> R {
    try WinnowError.during("write", folder.appending(path: Self.fileName).path) {
      try database.write(body)
    }
  }
}
