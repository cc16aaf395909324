import Foundation

/// Remembers which files of a directory an export wrote, and of what, so that the next one neither
/// writes them again nor touches files that are not its own.
struct ExportLedger: Sendable {
  static let fileName = ".winnow-export.json"

  /// Holds what came after the ledger was written last, one entry a line.
  static let journalName = ".winnow-export.journal"

  private struct Content: Codable {
    /// The name of the sink that wrote them.
    var format: String?
    /// For each file below the directory, what decides its content.
    var files: [String: String] = [:]
    /// What is remembered of files, those among them that have gone into shards since.
    var written: [String: Remembered]?
  }

  private struct Remembered: Codable {
    /// What decided its content.
    var key: String
    var file: WrittenFile
  }

  /// A line of the journal.
  private struct Entry: Codable {
    /// A file about to be written, with what decides its content.
    var promised: [String: String]?
    var written: Remembered?
  }

  private let folder: URL
  /// Whether an export has been here before.
  let isKnown: Bool
  private var before = Content()
  private var written: [String: Remembered] = [:]

  /// Reads the ledger of `folder`; a directory without one has no files of ours.
  init(_ folder: URL) throws {
    self.folder = folder
    let file = folder.appending(path: Self.fileName)
    isKnown = FileManager.default.fileExists(atPath: file.path)
    guard isKnown else { return }
    before = try WinnowError.during("read", file.path) {
      try JSONDecoder().decode(Content.self, from: Data(contentsOf: file))
    }
    written = before.written ?? [:]
    readJournal()
  }

  private mutating func readJournal() {
    let lines = (try? Data(contentsOf: folder.appending(path: Self.journalName))) ?? Data()
    for line in lines.split(separator: 0x0A) {
      // The last line of an export that was killed may be torn.
      guard let entry = try? JSONDecoder().decode(Entry.self, from: line) else { continue }
      before.files.merge(entry.promised ?? [:]) { _, new in new }
      if let file = entry.written { written[file.file.file] = file }
    }
  }

  /// The name of the sink whose files these are; nil where there are none.
  var format: String? { before.format }

  /// Whether `file` was written before with the same content.
  func isDone(_ file: String, key: String) -> Bool {
    before.files[file] == key && exists(file)
  }

  /// What is remembered of a file of this content, whether it is still there or not.
  func remembered(_ file: String, key: String) -> WrittenFile? {
    written[file].flatMap { $0.key == key ? $0.file : nil }
  }

  /// Remembers files that were written, each with what decides its content.
  mutating func remember(_ files: [(file: WrittenFile, key: String)]) throws {
    let entries = files.map { Remembered(key: $0.key, file: $0.file) }
    for entry in entries { written[entry.file.file] = entry }
    try append(entries.map { Entry(written: $0) })
  }

  /// Notes one more file about to be written.
  ///
  /// - Throws: `WinnowError` where it exists and is not ours.
  mutating func promise(_ file: String, key: String) throws {
    try makeRoom(for: file, key: key)
    before.files[file] = key
    try append([Entry(promised: [file: key])])
  }

  /// Notes the files about to be written, and those before, in case the export does not finish.
  ///
  /// - Parameter format: the name of the sink that writes them.
  /// - Throws: `WinnowError` where one of them exists and is not ours.
  mutating func begin(_ files: [String: String], format: String? = nil) throws {
    for (file, key) in files { try makeRoom(for: file, key: key) }
    before.files.merge(files) { _, new in new }
    before.format = format
    try save(before.files)
  }

  private func makeRoom(for file: String, key: String) throws {
    guard before.files[file] != key else { return }
    if before.files[file] == nil, exists(file) {
      throw WinnowError(
        "write", folder.appending(path: file).path,
        reason: "a file that winnow did not write is in the way")
    }
    // Of another content: it goes before its new name is promised.
    try remove(file)
  }

  /// Removes what earlier exports wrote and this one does not contain.
  ///
  /// - Parameter remembering: the files that are worth remembering, though they may have gone into
  ///   shards.
  mutating func finish(_ files: [String: String], remembering: Set<String> = []) throws {
    for file in before.files.keys.sorted() where files[file] == nil { try remove(file) }
    written = written.filter { remembering.contains($0.key) }
    try save(files)
  }

  /// Removes a file of ours that is not needed any more.
  func discard(_ file: String) throws { try remove(file) }

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

  private func save(_ files: [String: String]) throws {
    let content = Content(
      format: before.format, files: files, written: written.isEmpty ? nil : written)
    let text = try JSONLine.text(content)
    try AtomicFile.write(Data(text.utf8), to: folder.appending(path: Self.fileName))
    // Whatever it says is in the ledger now.
    unlink(path(Self.journalName))
  }

  private func append(_ entries: [Entry]) throws {
    guard !entries.isEmpty else { return }
    let lines = try entries.map { try JSONLine.text($0) + "\n" }.joined()
    try AtomicFile.append(Data(lines.utf8), to: folder.appending(path: Self.journalName))
  }
}
