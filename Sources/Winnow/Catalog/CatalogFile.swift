import Foundation
import GRDB

/// Opens the file of a catalog.
enum CatalogFile {
  private static let busyMode = Database.BusyMode.timeout(10)

  /// Opens `file` for reading and writing, and makes it and its tables where there are none.
  static func openForWriting(_ file: URL) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.journalMode = .wal
    configuration.busyMode = busyMode
    let database = try DatabaseQueue(path: file.path, configuration: configuration)
    if try !hasTables(database, file) {
      try FolderLock.during(.writing, file.deletingLastPathComponent()) {
        try CatalogSchema.migrator.migrate(database)
      }
    }
    return database
  }

  /// Opens `file` where it cannot be written.
  static func openForReading(_ file: URL) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.readonly = true
    configuration.busyMode = busyMode
    let database: DatabaseQueue
    do {
      database = try DatabaseQueue(path: file.path, configuration: configuration)
    } catch let error as DatabaseError
      where [.SQLITE_CANTOPEN, .SQLITE_READONLY].contains(error.resultCode) && !hasLog(file)
    {
      // SQLite wants a log even to read, and cannot make one here. Without one nobody is writing.
      database = try openUnchanging(file, configuration)
    }
    return try refusingEmpty(database, file)
  }

  /// Opens `file`, which nobody writes meanwhile, and leaves no log beside it where there is none.
  static func openUnchanging(_ file: URL) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.readonly = true
    guard !hasLog(file), let database = try? openUnchanging(file, configuration) else {
      return try openForReading(file)
    }
    return try refusingEmpty(database, file)
  }

  private static func refusingEmpty(_ database: DatabaseQueue, _ file: URL) throws -> DatabaseQueue
  {
    guard try hasTables(database, file) else {
      throw WinnowError("open", file.path, reason: "it is empty; run 'winnow scan'")
    }
    return database
  }

  private static func hasLog(_ file: URL) -> Bool {
    var status = stat()
    return stat(file.path + "-wal", &status) == 0 && status.st_size > 0
  }

  /// Opens `file` without a log, as one that nobody changes.
  private static func openUnchanging(_ file: URL, _ configuration: Configuration) throws
    -> DatabaseQueue
  {
    do {
      return try DatabaseQueue(
        path: file.absoluteString + "?immutable=1", configuration: configuration)
    } catch let error as DatabaseError where error.resultCode == .SQLITE_CANTOPEN {
      let options = try DatabaseQueue().read {
        try String.fetchAll($0, sql: "PRAGMA compile_options")
      }
      guard !options.contains("USE_URI") else { throw error }
      let reason =
        "\(error.reason); the SQLite here takes no URI, so that the folder has to be writable"
      throw WinnowError("open", file.path, reason: reason)
    }
  }

  /// Whether the tables are made; they are not where a scan has just begun.
  ///
  /// - Throws: `WinnowError` where there are others.
  private static func hasTables(_ database: DatabaseQueue, _ file: URL) throws -> Bool {
    let (tables, layouts) = try database.read { database in
      (
        try String.fetchSet(database, sql: "SELECT name FROM sqlite_master WHERE type = 'table'"),
        try CatalogSchema.migrator.appliedIdentifiers(database)
      )
    }
    if layouts == [CatalogSchema.layout] { return true }
    if tables.isEmpty || tables == ["grdb_migrations"] && layouts.isEmpty { return false }
    let reason =
      tables.contains("grdb_migrations")
      ? "made by another version of winnow; name a new output folder" : "not a catalog of winnow"
    throw WinnowError("open", file.path, reason: reason)
  }
}
