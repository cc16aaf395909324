import Foundation

/// The directory an export goes to, which must not be somebody else's.
struct ExportTarget {
  var folder: URL
  var catalog: Catalog
  /// Whether the manifest lists every clip, as that of a selection does, whose place it may take.
  var listsEveryClip: Bool

  /// - Throws: `WinnowError` where the files must not go there.
  func check() throws {
    if isCatalogs {
      guard !listsEveryClip else { return }
      throw WinnowError(
        "export", folder.path, reason: "its manifest lists every clip; name another directory")
    }
    // Whoever writes files has made a ledger or the place of one before.
    guard try !hasFiles() || hasLedger() else {
      let reason = "holds files that winnow did not write; name an empty or a new directory"
      throw WinnowError("export", folder.path, reason: reason, kind: .foreign)
    }
  }

  /// Whether it is the catalog's folder, whatever it is called. A catalog of another name has none.
  private var isCatalogs: Bool {
    guard catalog.file.lastPathComponent == Catalog.fileName else { return false }
    var (own, other) = (stat(), stat())
    return stat(folder.path, &own) == 0 && stat(catalog.folder.path, &other) == 0
      && (own.st_dev, own.st_ino) == (other.st_dev, other.st_ino)
  }

  private func hasLedger() throws -> Bool {
    let ledger = folder.appending(path: ExportLedger.fileName)
    return try FileManager.default.fileExists(atPath: ledger.path)
      || !LedgerPlace.parts(in: OutputFolder(folder.path)).isEmpty
  }

  private func hasFiles() throws -> Bool {
    guard FileManager.default.fileExists(atPath: folder.path) else { return false }
    let names = try WinnowError.during("read", folder.path) {
      try FileManager.default.contentsOfDirectory(atPath: folder.path)
    }
    // File systems and desktops put files of their own where nobody else has any.
    return names.contains { $0.utf8.first != 0x2E && $0 != "lost+found" }
  }
}
