import Foundation

/// Remembers which files of a directory an export wrote, and of what, so that the next one neither
/// writes them again nor touches files that are not its own.
struct ExportLedger: Sendable {
  static let fileName = ".winnow-export.json"

  private struct Content: Codable {
    /// For each file below the directory, what decides its content.
    var files: [String: String] = [:]
  }

  private let folder: URL
  /// Whether an export has been here before.
  let isKnown: Bool
  private var before = Content()

  /// Reads the ledger of `folder`; a directory without one has no files of ours.
  init(_ folder: URL) throws {
    self.folder = folder
    let file = folder.appending(path: Self.fileName)
    isKnown = FileManager.default.fileExists(atPath: file.path)
    guard isKnown else { return }
    before = try WinnowError.during("read", file.path) {
      try JSONDecoder().decode(Content.self, from: Data(contentsOf: file))
    }
  }

  /// Whether `file` was written before with the same content.
  func isDone(_ file: String, key: String) -> Bool {
    before.files[file] == key && exists(file)
  }

  /// Notes the files about to be written, and those before, in case the export does not finish.
  ///
  /// - Throws: `WinnowError` where one of them exists and is not ours.
  mutating func begin(_ files: [String: String]) throws {
    for (file, key) in files where before.files[file] != key {
      if before.files[file] == nil, exists(file) {
        throw WinnowError(
          "write", folder.appending(path: file).path,
          reason: "a file that winnow did not write is in the way")
      }
      // Of another content: it goes before its new name is promised.
      try remove(file)
    }
    try save(Content(files: before.files.merging(files) { _, new in new }))
    before.files.merge(files) { _, new in new }
  }

  /// Removes what earlier exports wrote and this one does not contain.
  mutating func finish(_ files: [String: String]) throws {
    for file in before.files.keys.sorted() where files[file] == nil { try remove(file) }
    try save(Content(files: files))
  }

  private func exists(_ file: String) -> Bool { kind(file) != nil }

  /// The kind of the file, as `stat` gives it, links not followed; nil where there is none.
  private func kind(_ file: String) -> mode_t? {
    var status = stat()
    return lstat(path(file), &status) == 0 ? status.st_mode & S_IFMT : nil
  }

  private func path(_ file: String) -> String { folder.appending(path: file).path }

  private func remove(_ file: String) throws {
    // A ledger is a file like others: what it names must not lead out of the directory, and a
    // directory is never something an export wrote.
    let kind = kind(file)
    guard kind != S_IFDIR, !file.split(separator: "/").contains("..") else { return }
    // An export that was killed at this file leaves a part of it.
    let hadPart = unlink(AtomicFile.part(of: folder.appending(path: file)).path) == 0
    guard kind != nil || hadPart else { return }
    guard kind == nil || unlink(path(file)) == 0 else {
      throw WinnowError("remove", path(file), reason: String(cString: strerror(errno)))
    }
    var directory = folder.appending(path: file).deletingLastPathComponent()
    while directory.path.count > folder.path.count, rmdir(directory.path) == 0 {
      directory.deleteLastPathComponent()
    }
  }

  private func save(_ content: Content) throws {
    let text = try JSONLine.text(content)
    try AtomicFile.write(Data(text.utf8), to: folder.appending(path: Self.fileName))
  }
}
