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
      try Self.refuseForeignResults(folder, file)
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
      try Self.refuseForeignDatabase(database, file)
      try CatalogSchema.migrator.migrate(database)
      return database
    }
  }

  /// Results without a catalog are not of our making, or cannot be told from somebody's own.
  private static func refuseForeignResults(_ folder: URL, _ catalog: URL) throws {
    guard !FileManager.default.fileExists(atPath: catalog.path) else { return }
    for name in [VideoList.fileName, Manifest.fileName] {
      let file = folder.appending(path: name)
      guard FileManager.default.fileExists(atPath: file.path) else { continue }
      throw WinnowError("write", file.path, reason: "it is there without a catalog; move it away")
    }
  }

  private static func refuseForeignDatabase(_ database: DatabaseQueue, _ file: URL) throws {
    let isForeign = try database.read { database in
      let tables = try String.fetchAll(database, sql: "SELECT name FROM sqlite_master")
      return !tables.isEmpty && !tables.contains("grdb_migrations")
    }
    if isForeign { throw WinnowError("open", file.path, reason: "not a catalog of winnow") }
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
