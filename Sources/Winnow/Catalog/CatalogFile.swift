import Foundation
import GRDB

/// Opens the file of a catalog.
enum CatalogFile {
  private static let busyMode = Database.BusyMode.timeout(10)

  /// How every connection to a catalog begins: what somebody else may have put into its schema calls no
  /// function with effects, and damaged pages are found before they are read.
  static var configuration: Configuration {
    var configuration = Configuration()
    configuration.prepareDatabase { database in
      for setting in ["trusted_schema = OFF", "cell_size_check = ON"] {
        try database.execute(sql: "PRAGMA \(setting)")
      }
    }
    return configuration
  }

  /// Opens `file` for reading and writing, makes it and its tables where there are none, and carries
  /// an old one over.
  static func openForWriting(_ file: URL) throws -> DatabaseQueue {
    var configuration = configuration
    configuration.journalMode = .wal
    configuration.busyMode = busyMode
    try checkFiles(file)
    let database = try DatabaseQueue(path: file.path, configuration: configuration)
    if try state(of: database, file) != .current {
      try FolderLock.during(.writing, file.deletingLastPathComponent()) {
        try carryOver(database)
      }
    }
    try checkShape(of: database, file)
    return database
  }

  /// Opens `file` as one that stands alone: SQLite keeps its lock until it is closed, and writes nothing beside
  /// it but a log.
  ///
  /// - Throws: `WinnowError` where another winnow has it open.
  static func openAlone(_ file: URL) throws -> DatabaseQueue {
    try checkFiles(file)
    return try refusingOthers("write", file) {
      let database = try DatabaseQueue(path: file.path, configuration: lockingConfiguration)
      let state = try state(of: database, file)
      try database.writeWithoutTransaction { database in
        // Not before it is known to be a catalog.
        for setting in ["journal_mode = WAL", "synchronous = NORMAL"] {
          try database.execute(sql: "PRAGMA \(setting)")
        }
      }
      if state != .current { try carryOver(database) }
      try checkShape(of: database, file)
      return database
    }
  }

  /// Opens `file` to be read, and keeps it locked; nil where that cannot be, since it has a log say.
  ///
  /// - Throws: `WinnowError` where another winnow writes it.
  private static func openLocked(_ file: URL) throws -> DatabaseQueue? {
    var configuration = lockingConfiguration
    configuration.readonly = true
    do {
      return try refusingOthers("read", file) {
        let database = try DatabaseQueue(path: file.path, configuration: configuration)
        _ = try database.read { try Int.fetchOne($0, sql: "PRAGMA schema_version") }
        return database
      }
    } catch is DatabaseError {
      return nil
    }
  }

  /// Locks that are taken stay until the database is closed.
  private static var lockingConfiguration: Configuration {
    var configuration = configuration
    configuration.busyMode = .timeout(0.5)
    configuration.prepareDatabase { try $0.execute(sql: "PRAGMA locking_mode = EXCLUSIVE") }
    return configuration
  }

  private static func refusingOthers<R>(
    _ operation: String, _ file: URL, _ body: () throws -> R
  ) throws -> R {
    do {
      return try body()
    } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {
      throw WinnowError(
        operation, file.path, reason: "another winnow is at work in \(file.path)",
        kind: .busy)
    }
  }

  /// Opens `file` where it cannot be written.
  static func openForReading(_ file: URL) throws -> DatabaseQueue {
    var configuration = configuration
    configuration.readonly = true
    configuration.busyMode = busyMode
    try checkFiles(file)
    let database: DatabaseQueue
    do {
      database = try DatabaseQueue(path: file.path, configuration: configuration)
    } catch let error as DatabaseError
      where [.SQLITE_CANTOPEN, .SQLITE_READONLY].contains(error.resultCode) && !hasLog(file)
    {
      // SQLite wants a log even to read, and cannot make one here. Without one nobody is writing.
      database = try openUnchanging(file, configuration)
    }
    return try current(database, file)
  }

  /// Opens `file`, which nobody writes meanwhile, and leaves no log beside it where there is none.
  static func openUnchanging(_ file: URL) throws -> DatabaseQueue {
    var configuration = configuration
    configuration.readonly = true
    try checkFiles(file)
    if let database = try openLocked(file) { return try current(database, file) }
    guard !hasLog(file), let database = try? openUnchanging(file, configuration) else {
      return try openForReading(file)
    }
    return try current(database, file)
  }

  /// - Throws: `WinnowError` where SQLite would open something that is no file.
  private static func checkFiles(_ file: URL) throws {
    for suffix in ["", "-wal", "-journal", "-shm"] {
      try RegularFile.check(URL(filePath: file.path + suffix))
    }
  }

  /// The database with the tables of this version: an old one is carried over in a copy, which goes
  /// when it is closed.
  private static func current(_ database: DatabaseQueue, _ file: URL) throws -> DatabaseQueue {
    switch try state(of: database, file) {
    case .old:
      // SQLite keeps a database without a name in a temporary file.
      let copy = try DatabaseQueue(path: "", configuration: configuration)
      try database.backup(to: copy)
      try carryOver(copy)
      try checkShape(of: copy, file)
      return copy
    case .new: throw WinnowError("open", file.path, reason: "it is empty; run 'winnow scan'")
    default:
      try checkShape(of: database, file)
      return database
    }
  }

  /// - Throws: `WinnowError` where a column is missing on which reading relies, or may be empty.
  private static func checkShape(of database: DatabaseQueue, _ file: URL) throws {
    let shape = try database.read(SchemaShape.init(of:))
    if let wanted = SchemaShape.current, let fault = shape.firstFault(beside: wanted) {
      throw WinnowError(
        "open", file.path,
        reason: "not a catalog of winnow as it should be: \(fault) is missing, or may be empty")
    }
  }

  /// Makes the tables of this version of those that are there. A step that is interrupted is undone.
  private static func carryOver(_ database: DatabaseQueue) throws {
    try Cancellation.interrupting(by: database.interrupt) {
      try CatalogSchema.migrator.migrate(database)
    }
  }

  /// Whether there is something in its log that may not be in the file yet.
  static func hasLog(_ file: URL) -> Bool {
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

  /// - Throws: `WinnowError` where it is not to be read.
  private static func state(of database: DatabaseQueue, _ file: URL) throws
    -> CatalogSchema.State
  {
    let (tables, layouts) = try database.read { database in
      let programs = try SchemaProgram.all(in: database)
      guard programs.isEmpty else {
        let names = programs.map(\.description).joined(separator: ", ")
        throw WinnowError(
          "open", file.path, reason: "not a catalog of winnow: it has \(names), which would run",
          kind: .foreign)
      }
      return (
        try String.fetchSet(database, sql: "SELECT name FROM sqlite_master WHERE type = 'table'"),
        try CatalogSchema.migrator.appliedIdentifiers(database)
      )
    }
    let state = CatalogSchema.state(tables: tables, layouts: layouts)
    if case .foreign(let reason, let kind) = state {
      throw WinnowError("open", file.path, reason: reason, kind: kind)
    }
    return state
  }
}
