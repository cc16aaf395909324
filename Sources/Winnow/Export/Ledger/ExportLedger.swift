import Foundation

/// Remembers which files of a directory an export wrote, and of what, so that the next one neither
/// writes them again nor touches files that are not its own.
///
/// What decides a file's content is its key; a file of a key that is wanted under another path is moved
/// there.
struct ExportLedger: Sendable {
  static let fileName = ".winnow-export.json"

  /// Holds what came after the ledger was written last, one entry a line.
  static let journalName = ".winnow-export.journal"

  private let folder: URL
  /// The path of the folder.
  private let base: String
  /// Whether an export has been here before.
  let isKnown: Bool
  /// The name of the sink whose files these are; nil where there are none.
  private(set) var format: String?
  /// Files that were written, or were about to be.
  private var files: [ExportPath: String] = [:]
  private var known: [String: KnownFile] = [:]
  private var shards: [String: ShardContents] = [:]
  /// Files moved to where they are wanted.
  private(set) var moved = 0

  /// Reads the ledger of `folder`; a directory without one has no files of ours.
  init(_ folder: URL) throws {
    (self.folder, base) = (folder, folder.path)
    let file = folder.appending(path: Self.fileName)
    isKnown = FileManager.default.fileExists(atPath: file.path)
    guard isKnown else { return }
    let content = try WinnowError.during("read", file.path) {
      try JSONDecoder().decode(LedgerContent.self, from: Data(contentsOf: file))
    }
    format = content.format
    for file in content.files { files[ExportPath(file.file)] = file.key }
    for file in content.known { known[file.key] = file }
    for shard in content.shards { shards[shard.file] = shard }
    readJournal()
  }

  private mutating func readJournal() {
    let lines = (try? Data(contentsOf: folder.appending(path: Self.journalName))) ?? Data()
    for line in lines.split(separator: 0x0A) {
      // The last line of an export that was killed may be torn.
      guard let entry = try? JSONDecoder().decode(LedgerEntry.self, from: line) else { continue }
      for (file, key) in entry.promised ?? [:] { files[ExportPath(file)] = key }
      if let file = entry.known { known[file.key] = file }
      if let shard = entry.shard { shards[shard.file] = shard }
    }
  }

  /// Whether `file` was written before with the same content.
  func isDone(_ file: String, key: String) -> Bool {
    files[ExportPath(file)] == key && kind(ExportPath(file)) != nil
  }

  /// What is remembered of a content, of which there may be a file or not, for one at `file`.
  func remembered(_ key: String, at file: String) -> WrittenFile? {
    known[key]?.written(at: file)
  }

  /// The shards that are as they were written.
  var intactShards: [ShardContents] {
    shards.values.filter { shard in
      var status = stat()
      return files[ExportPath(shard.file)] == shard.key
        && lstat(path(ExportPath(shard.file)), &status) == 0
        && status.st_mode & S_IFMT == S_IFREG && Int(status.st_size) == shard.bytes
    }.sorted { $0.file < $1.file }
  }

  /// Remembers files that were written, each with what decides its content.
  mutating func remember(_ written: [(file: WrittenFile, key: String)]) throws {
    let entries = written.map { KnownFile($0.file, key: $0.key) }
    for entry in entries { known[entry.key] = entry }
    try append(entries.map { LedgerEntry(known: $0) })
  }

  /// Remembers what a shard holds that was written.
  mutating func remember(_ shard: ShardContents) throws {
    guard shards[shard.file] != shard else { return }
    shards[shard.file] = shard
    try append([LedgerEntry(shard: shard)])
  }

  /// Notes one more file about to be written.
  ///
  /// - Throws: `WinnowError` where it exists and is not ours.
  mutating func promise(_ file: String, key: String) throws {
    let place = ExportPath(file)
    guard files[place] != key else { return }
    try refuseForeign([place])
    // Of another content: it goes before its new one is promised.
    if files[place] != nil { try remove(place) }
    files[place] = key
    try append([LedgerEntry(promised: [file: key])])
  }

  /// Notes the files that an export consists of, beside those before, in case it does not finish, and
  /// moves what is there under another path.
  ///
  /// - Parameter format: the name of the sink that writes them.
  /// - Throws: `WinnowError` where one of them exists and is not ours.
  mutating func begin(_ wanted: [ExportPath: String], format: String? = nil) throws {
    let steps = try steps(to: wanted)
    self.format = format
    for step in steps {
      try perform(step)
      if case .move(_, let target) = step, wanted[target] != nil { moved += 1 }
    }
  }

  func steps(to wanted: [ExportPath: String]) throws -> [ExportMoves.Step] {
    try refuseForeign(wanted.keys.sorted())
    return ExportMoves(files, kind: kind).steps(to: wanted)
  }

  mutating func perform(_ step: ExportMoves.Step) throws {
    switch step {
    case .promise(let more):
      files.merge(more) { _, new in new }
      try save()
    case .move(let origin, let target): try move(origin, to: target)
    case .remove(let file): try remove(file)
    }
  }

  private func refuseForeign(_ wanted: [ExportPath]) throws {
    for file in wanted where files[file] == nil && kind(file) != nil {
      throw WinnowError(
        "write", path(file), reason: "a file that winnow did not write is in the way")
    }
  }

  private func move(_ origin: ExportPath, to target: ExportPath) throws {
    try AtomicFile.makeFolder(of: folder.appending(path: target.text))
    guard rename(path(origin), path(target)) != 0 else { return }
    guard errno == EXDEV else {
      throw WinnowError("rename", path(origin), reason: String(cString: strerror(errno)))
    }
    // Somebody has put a part of the directory on another disk: the file is written anew.
    try remove(origin)
  }

  /// Removes what earlier exports wrote and this one does not contain.
  ///
  /// - Parameter keys: the contents that are worth remembering, though they may have gone into shards.
  mutating func finish(_ wanted: [ExportPath: String], remembering keys: Set<String> = []) throws {
    for file in files.keys.sorted() where wanted[file] == nil { try remove(file) }
    files = wanted
    known = known.filter { keys.contains($0.key) }
    shards = shards.filter { wanted[ExportPath($0.key)] == $0.value.key }
    try save()
  }

  /// Removes a file of ours that is not needed any more. Its folder stays, since others may be written
  /// into it.
  func discard(_ file: String) throws { _ = try unlinkFile(ExportPath(file)) }

  /// The kind of a file, as `stat` gives it, links not followed; nil where there is none.
  private func kind(_ file: ExportPath) -> mode_t? {
    var status = stat()
    return lstat(path(file), &status) == 0 ? status.st_mode & S_IFMT : nil
  }

  private func path(_ file: ExportPath) -> String { "\(base)/\(file.text)" }

  /// Removes a file and the folders that this leaves empty.
  private func remove(_ file: ExportPath) throws {
    guard try unlinkFile(file) else { return }
    var emptied = file.folder
    // An export that was killed has removed some of them.
    while let directory = emptied, !directory.text.isEmpty,
      rmdir(path(directory)) == 0 || errno == ENOENT
    {
      emptied = directory.folder
    }
  }

  /// - Returns: whether it is a file that an export may have written.
  private func unlinkFile(_ file: ExportPath) throws -> Bool {
    // A ledger is a file like others: what it names must not lead out of the directory, and a
    // directory is never something an export wrote.
    let kind = kind(file)
    guard kind != S_IFDIR, file.isInside else { return false }
    // An export that was killed at this file leaves a part of it.
    unlink(path(file.beside(AtomicFile.partSuffix)))
    guard kind == nil || unlink(path(file)) == 0 else {
      throw WinnowError("remove", path(file), reason: String(cString: strerror(errno)))
    }
    return true
  }

  private func save() throws {
    var content = LedgerContent()
    content.format = format
    content.files = files.sorted { $0.key < $1.key }.map {
      LedgerContent.File(file: $0.key.text, key: $0.value)
    }
    content.known = known.values.sorted { $0.key < $1.key }
    content.shards = shards.values.sorted { $0.file < $1.file }
    let text = try JSONLine.text(content)
    try AtomicFile.write(Data(text.utf8), to: folder.appending(path: Self.fileName))
    // Whatever it says is in the ledger now.
    unlink(path(ExportPath(Self.journalName)))
  }

  private func append(_ entries: [LedgerEntry]) throws {
    guard !entries.isEmpty else { return }
    let lines = try entries.map { try JSONLine.text($0) + "\n" }.joined()
    try AtomicFile.append(Data(lines.utf8), to: folder.appending(path: Self.journalName))
  }
}
