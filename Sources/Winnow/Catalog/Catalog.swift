import Foundation
import GRDB

/// The record of everything measured and decided, one SQLite file in the output directory.
///
/// One writer at a time; safe to use from several threads. A process that dies leaves everything
/// written before.
public final class Catalog: Sendable {
  package static let fileName = "catalog.sqlite"

  /// The output directory; of one that stands alone the directory that holds its file.
  public let folder: URL
  let file: URL
  /// Whether it is a file by itself, beside which nothing is written that stays.
  package let standsAlone: Bool
  let database: DatabaseQueue
  /// Why the catalog cannot be written, where it was opened all the same.
  private let writeRefusal: WinnowError?
  /// Where trees of files lie now, as long as that is not written down.
  private let moves: [RootMove]
  /// What videos here are measured and clips exported with.
  package let toolbox: Toolbox
  let knownScores = KnownScores()
  /// Whether the catalog can be read and no more.
  public var isReadOnly: Bool { writeRefusal != nil }

  /// Opens the catalog of `folder`. One that an older version made is carried over.
  ///
  /// - Parameters:
  ///   - folder: the output directory.
  ///   - create: whether a folder and a catalog that do not exist are made; else one that
  ///     cannot be written, on a read-only disk say, is opened for reading.
  ///   - moves: where trees of files lie now, which is written down where it can be.
  ///   - toolbox: what its videos are measured and its clips exported with.
  /// - Throws: `WinnowError` where there is no catalog, or none that this version reads; with
  ///   `create`, also where another winnow is at work in the folder.
  public init(
    folder: URL, create: Bool, moves: [RootMove] = [], toolbox: Toolbox = .standard
  ) throws {
    (self.folder, self.toolbox) = (folder, toolbox)
    file = folder.appending(path: Self.fileName)
    standsAlone = false
    if create {
      try Self.refuseForeignResults(folder, file)
      try Self.refuseLostLink(file)
      try OutputFolder.make(folder.path)
    } else {
      try Self.refuseAbsence(of: file)
    }
    let refusal = Self.writeRefusal(folder, file)
    if create, let refusal { throw refusal }
    writeRefusal = refusal
    try moves.check()
    // Where they are written down they must not count twice.
    self.moves = refusal == nil ? [] : moves
    database = try WinnowError.during("open", file.path) { [file] in
      guard refusal == nil else { return try CatalogFile.openForReading(file) }
      guard create else { return try CatalogFile.openForWriting(file) }
      return try FolderLock.during(.writing, folder) { try CatalogFile.openForWriting(file) }
    }
    if !moves.isEmpty, !isReadOnly {
      try FolderLock.during(.writing, folder) { try write(moves) }
    }
  }

  /// Where a file lies now, as far as that is not written down.
  func moved(root: String, path: String = "") -> (root: String, path: String) {
    moves.moved(root: root, path: path)
  }

  /// Hands a catalog to `body` to be read and no more: nothing is changed in its folder, and no
  /// winnow writes there meanwhile.
  ///
  /// - Parameters:
  ///   - path: its file, whatever its name, or the folder that holds it.
  ///   - moves: where trees of files lie now, which is not written down.
  ///   - toolbox: what its clips are judged and exported with.
  ///   - body: what is done with it.
  /// - Throws: `WinnowError` where there is no catalog, none that this version reads, or another
  ///   winnow writes into its folder; what `body` throws.
  public static func reading<R>(
    _ path: URL, moves: [RootMove] = [], toolbox: Toolbox = .standard,
    _ body: (Catalog) throws -> R
  ) throws -> R {
    guard let isFolder = isFolder(path) else {
      throw WinnowError("open", path.path, code: ENOENT)
    }
    let file = isFolder ? path.appending(path: fileName) : path
    return try FolderLock.during(.reading, file.deletingLastPathComponent()) {
      try body(Catalog(unchanging: file, moves: moves, toolbox))
    }
  }

  /// Hands a catalog to `body`: that of a folder opened as one that is there already, a file of any name
  /// to be read and no more.
  ///
  /// - Throws: `WinnowError` as opening or `reading` does; what `body` throws.
  package static func using<R>(
    _ path: URL, moves: [RootMove] = [], toolbox: Toolbox = .standard,
    _ body: (Catalog) throws -> R
  ) throws -> R {
    guard isFolder(path) == false else {
      return try body(
        Catalog(folder: path, create: false, moves: moves, toolbox: toolbox))
    }
    return try reading(path, moves: moves, toolbox: toolbox, body)
  }

  /// Nil where there is nothing.
  private static func isFolder(_ path: URL) -> Bool? {
    var isFolder = ObjCBool(false)
    let isThere = FileManager.default.fileExists(atPath: path.path, isDirectory: &isFolder)
    return isThere ? isFolder.boolValue : nil
  }

  /// Opens a catalog that stands alone, or makes it. It is locked until it is closed.
  ///
  /// - Throws: `WinnowError` where it cannot be written, is no catalog, or another winnow has it open.
  init(alone file: URL, moves: [RootMove], _ toolbox: Toolbox) throws {
    (self.file, standsAlone, self.toolbox) = (file, true, toolbox)
    folder = file.deletingLastPathComponent()
    try Self.refuseNameOfFolders(file)
    try Self.refuseLostLink(file)
    try OutputFolder.make(folder.path)
    writeRefusal = Self.writeRefusal(folder, file)
    if let writeRefusal { throw writeRefusal }
    try moves.check()
    self.moves = []
    database = try WinnowError.during("open", file.path) { [file] in
      try CatalogFile.openAlone(file)
    }
    if !moves.isEmpty { try write(moves) }
  }

  private init(unchanging file: URL, moves: [RootMove], _ toolbox: Toolbox) throws {
    (self.file, standsAlone, self.toolbox) = (file, false, toolbox)
    try moves.check()
    self.moves = moves
    folder = file.deletingLastPathComponent()
    try Self.refuseAbsence(of: file)
    writeRefusal = WinnowError("write", file.path, reason: "it is only read", kind: .denied)
    database = try WinnowError.during("open", file.path) {
      try CatalogFile.openUnchanging(file)
    }
  }

  /// Whether both are the same file.
  func isSame(as other: Catalog) -> Bool {
    var (own, others) = (stat(), stat())
    return stat(file.path, &own) == 0 && stat(other.file.path, &others) == 0
      && (own.st_dev, own.st_ino) == (others.st_dev, others.st_ino)
  }

  private static func refuseAbsence(of file: URL) throws {
    guard !FileManager.default.fileExists(atPath: file.path) else { return }
    let folder = file.deletingLastPathComponent()
    throw WinnowError(
      "open", folder.path,
      reason: isFolder(folder) == false
        ? "it is a file, and a directory is needed; 'winnow merge FILE -o DIR' makes one of a catalog"
        : "no \(fileName) here; run 'winnow scan'",
      kind: .notFound)
  }

  /// Why the catalog cannot be written; nil where it can, or where there is none yet.
  private static func writeRefusal(_ folder: URL, _ file: URL) -> WinnowError? {
    // Its log is a file beside it.
    for path in [folder.path, file.path] where access(path, W_OK) != 0 && errno != ENOENT {
      return WinnowError("write", file.path, code: errno)
    }
    return nil
  }

  /// - Throws: `WinnowError` where it can be read and no more.
  func refuseReading() throws {
    if let writeRefusal { throw writeRefusal }
  }

  /// Results without a catalog are not of our making, or cannot be told from somebody's own.
  static func refuseForeignResults(_ folder: URL, _ catalog: URL) throws {
    guard !FileManager.default.fileExists(atPath: catalog.path) else { return }
    for name in [VideoList.fileName, Manifest.fileName] {
      let file = folder.appending(path: name)
      guard FileManager.default.fileExists(atPath: file.path) else { continue }
      throw WinnowError(
        "write", file.path, reason: "it is there without a catalog; move it away",
        kind: .foreign)
    }
  }

  /// SQLite would make a catalog wherever a link leads.
  private static func refuseLostLink(_ file: URL) throws {
    var status = stat()
    guard lstat(file.path, &status) == 0, status.isLink, stat(file.path, &status) != 0 else {
      return
    }
    throw WinnowError(
      "create", file.path, reason: "it is a link that leads nowhere", kind: .notFound)
  }

  func read<R>(_ body: (Database) throws -> R) throws -> R {
    try interruptibly("read") {
      try database.unsafeRead { database in
        // `DatabaseQueue.read` forbids writing by a pragma, for which SQLite compiles every statement anew.
        try database.beginTransaction(.deferred)
        defer { try? database.rollback() }
        return try body(database)
      }
    }
  }

  func write<R>(_ body: (Database) throws -> R) throws -> R {
    try refuseReading()
    return try interruptibly("write") { try database.write(body) }
  }

  /// Has statements end, and what they have written undone, where the code that runs is to stop.
  private func interruptibly<R>(_ operation: String, _ body: () throws -> R) throws -> R {
    try Cancellation.interrupting(by: database.interrupt) {
      try WinnowError.during(operation, file.path, body)
    }
  }
}
