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
  /// Why the catalog cannot be written, where it was opened all the same.
  private let writeRefusal: String?
  /// Whether the catalog can be read and no more.
  public var isReadOnly: Bool { writeRefusal != nil }

  /// Opens the catalog of `folder`.
  ///
  /// - Parameter create: whether a folder and a catalog that do not exist are made; else one that
  ///   cannot be written, on a read-only disk say, is opened for reading.
  /// - Throws: `WinnowError` where there is no catalog, or none that this version reads; with
  ///   `create`, also where another winnow is at work in the folder.
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
    let refusal = Self.writeRefusal(folder, file)
    if create, let refusal { throw WinnowError("write", file.path, reason: refusal) }
    writeRefusal = refusal
    database = try WinnowError.during("open", file.path) {
      guard refusal == nil else { return try CatalogFile.openForReading(file) }
      guard create else { return try CatalogFile.openForWriting(file) }
      return try FolderLock.during(.writing, folder) { try CatalogFile.openForWriting(file) }
    }
  }

  /// Why the catalog cannot be written; nil where it can, or where there is none yet.
  private static func writeRefusal(_ folder: URL, _ file: URL) -> String? {
    // Its log is a file beside it.
    for path in [folder.path, file.path] where access(path, W_OK) != 0 && errno != ENOENT {
      return String(cString: strerror(errno))
    }
    return nil
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

  func read<R>(_ body: (Database) throws -> R) throws -> R {
    try WinnowError.during("read", folder.appending(path: Self.fileName).path) {
      try database.read(body)
    }
  }

  func write<R>(_ body: (Database) throws -> R) throws -> R {
    let file = folder.appending(path: Self.fileName).path
    if let writeRefusal { throw WinnowError("write", file, reason: writeRefusal) }
    return try WinnowError.during("write", file) { try database.write(body) }
  }
}
