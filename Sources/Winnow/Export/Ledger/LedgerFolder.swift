import Foundation

/// The directory of an export, in which a ledger's files are moved and removed.
struct LedgerFolder: Sendable {
  let url: URL
  /// Its path.
  private let base: String
  /// Whether folders stay that are left empty.
  private let keepsFolders: Bool
  /// Whether folders go that are left empty.
  var removesFolders: Bool { !keepsFolders }

  init(_ url: URL, keepsFolders: Bool) {
    (self.url, base, self.keepsFolders) = (url, url.path, keepsFolders)
  }

  /// The kind of a file, as `stat` gives it, links not followed; nil where there is none.
  func kind(_ file: ExportPath) -> mode_t? {
    var status = stat()
    return lstat(path(file), &status) == 0 ? status.st_mode & S_IFMT : nil
  }

  /// Whether there is a file, or a link in its place.
  func hasFile(_ file: ExportPath) -> Bool { kind(file).map { $0 != S_IFDIR } ?? false }

  func path(_ file: ExportPath) -> String { "\(base)/\(file.text)" }

  func move(_ origin: ExportPath, to target: ExportPath) throws {
    try AtomicFile.makeFolder(of: url.appending(path: target.text))
    guard rename(path(origin), path(target)) != 0 else { return }
    guard errno == EXDEV else {
      throw WinnowError("rename", path(origin), reason: String(cString: strerror(errno)))
    }
    // Somebody has put a part of the directory on another disk: the file is written anew.
    try remove(origin)
  }

  /// Removes a file and the folders that this leaves empty.
  func remove(_ file: ExportPath) throws {
    guard try discard(file), !keepsFolders else { return }
    var emptied = file.folder
    // An export that was killed has removed some of them.
    while let directory = emptied, !directory.text.isEmpty,
      rmdir(path(directory)) == 0 || errno == ENOENT
    {
      emptied = directory.folder
    }
  }

  /// Removes a file, and leaves its folder.
  ///
  /// - Returns: whether it is a file that an export may have written.
  @discardableResult
  func discard(_ file: ExportPath) throws -> Bool {
    // A ledger is a file like others: what it names must not lead out of the directory, and a
    // directory is never something an export wrote.
    let kind = kind(file)
    guard kind != S_IFDIR, file.isInside, !leadsOut(file) else { return false }
    // An export that was killed at this file leaves a part of it.
    unlink(path(file.beside(AtomicFile.partSuffix)))
    guard kind == nil || unlink(path(file)) == 0 else {
      throw WinnowError("remove", path(file), reason: String(cString: strerror(errno)))
    }
    return true
  }

  /// Removes a file that another is to take the place of.
  ///
  /// - Throws: `WinnowError` where it cannot go, since it lies outside.
  func makeRoom(at file: ExportPath) throws {
    try remove(file)
    guard kind(file) != nil, leadsOut(file) else { return }
    throw WinnowError(
      "replace", path(file), reason: "it lies behind a link that leads out of \(base)")
  }

  /// Whether `file` is in a folder that is a link to somewhere else.
  private func leadsOut(_ file: ExportPath) -> Bool {
    var above = file.folder
    while let folder = above, !folder.text.isEmpty {
      if kind(folder) == S_IFLNK { return !isBelow(folder) }
      above = folder.folder
    }
    return false
  }

  private func isBelow(_ folder: ExportPath) -> Bool {
    guard let inner = realpath(path(folder), nil) else { return false }
    defer { free(inner) }
    guard let outer = realpath(base, nil) else { return false }
    defer { free(outer) }
    let length = strlen(outer)
    return strncmp(inner, outer, length) == 0 && inner[length] == CChar(UInt8(ascii: "/"))
  }
}
