import Foundation

/// The directory of an export, in which a ledger's files are moved and removed.
struct LedgerFolder: Sendable {
  let output: OutputFolder
  /// Whether folders stay that are left empty.
  private let keepsFolders: Bool
  /// Whether folders go that are left empty.
  var removesFolders: Bool { !keepsFolders }

  init(_ output: OutputFolder, keepsFolders: Bool) {
    (self.output, self.keepsFolders) = (output, keepsFolders)
  }

  /// The kind of a file, as `stat` gives it, links not followed; nil where there is none.
  func kind(_ file: ExportPath) -> mode_t? { output.kind(file) }

  func path(_ file: ExportPath) -> String { output.path(file) }

  func move(_ origin: ExportPath, to target: ExportPath) throws {
    guard try !output.move(origin, to: target) else { return }
    // Somebody has put a part of the directory on another disk: the file is written anew.
    try remove(origin)
  }

  /// Removes a file and the folders that this leaves empty.
  func remove(_ file: ExportPath) throws {
    guard try discard(file), !keepsFolders else { return }
    var emptied = file.folder
    // An export that was killed has removed some of them.
    while let folder = emptied, !folder.text.isEmpty, output.removeFolder(folder) {
      emptied = folder.folder
    }
  }

  /// Removes a file, and leaves its folder.
  ///
  /// - Returns: whether it is a file that an export may have written. A ledger is a file like others: what
  ///   it names must not lead out of the directory, and a directory is never something an export wrote.
  @discardableResult
  func discard(_ file: ExportPath) throws -> Bool { try output.remove(file) }

  /// Removes a file that another is to take the place of.
  ///
  /// - Throws: `WinnowError` where it cannot go, since it lies behind a link.
  func makeRoom(at file: ExportPath) throws {
    try remove(file)
    guard output.isBehindLink(file) else { return }
    throw WinnowError(
      "replace", path(file), reason: "it lies behind a link, where nothing is written or removed")
  }
}
