import Foundation
import GRDB

/// A catalog in a file by itself: what one of many machines sends back.
extension Catalog {
  private static let ending = "sqlite"

  /// Whether a scan into `path` makes a catalog that stands alone: it ends in ".sqlite" and is no directory.
  package static func isAlone(_ path: URL) -> Bool {
    FilePath.ending(of: path.path)?.ending == ending && !InputTrees.isDirectory(path.path)
  }

  /// Hands over the catalog in `file`, which is made where there is none, and closes it. It is nobody else's
  /// meanwhile. Its log lies beside it until it is closed.
  ///
  /// - Parameter moves: where trees of files lie now, which is written down.
  /// - Throws: `WinnowError` where it cannot be opened or written, or another winnow has it open; what `body`
  ///   throws.
  package static func alone<R>(
    _ file: URL, moves: [RootMove] = [], toolbox: Toolbox = .standard,
    _ body: (Catalog) throws -> R
  ) throws -> R {
    let catalog = try Catalog(alone: file, moves: moves, toolbox)
    do {
      let result = try body(catalog)
      try catalog.close()
      return result
    } catch {
      // What went wrong first matters more.
      try? catalog.close()
      throw error
    }
  }

  /// Runs `body` while no other winnow uses the catalog in a way that conflicts with `use`.
  ///
  /// - Parameter waits: called where another does, whom it then waits for; nil for not waiting.
  /// - Throws: `WinnowError` where another does and it does not wait, or where it is to be written and can only be
  ///   read; what `body` throws.
  package func during<R>(
    _ use: FolderLock.Use, waits: (() -> Void)? = nil, _ body: () throws -> R
  ) throws -> R {
    // Who only reads it would stand in their own way.
    if use == .writing { try refuseReading() }
    // One that stands alone is locked as long as it is open.
    return standsAlone ? try body() : try FolderLock.during(use, folder, waits: waits, body)
  }

  /// Where results go, which is no input.
  package var output: URL { standsAlone ? file : folder }

  /// Takes the log into the file, whoever wishes to stop.
  private func close() throws {
    try Cancellation.disregarded {
      try WinnowError.during("write", file.path) {
        try database.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
        try database.close()
      }
    }
  }

  /// The rest of a folder's results would not follow it.
  static func refuseNameOfFolders(_ file: URL) throws {
    guard FilePath.parts(of: file.path).name.utf8.elementsEqual(fileName.utf8) else { return }
    throw WinnowError(
      "write", file.path,
      reason: "\(fileName) is that of a directory; name the directory, or a file of another name")
  }
}
