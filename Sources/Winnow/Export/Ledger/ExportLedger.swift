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

  private let folder: LedgerFolder
  private let place: LedgerPlace
  /// What is written down in `place`.
  private var own: LedgerState
  /// What the ledgers of other parts and of the whole said when a part began; they are not changed.
  private let others: LedgerState
  /// Those of parts that this one speaks for from its beginning on.
  private var absorbed: [LedgerPlace] = []
  /// Shards as they were before any ledger was read.
  private let shardStamps: [String: FileStamp]
  /// Files moved to where they are wanted.
  private(set) var moved = 0

  /// The name of the sink whose files these are; nil where there are none.
  var format: String? { own.format ?? others.format }

  /// Reads the ledgers of `folder`; a directory without one has no files of ours.
  ///
  /// An export that is not divided goes on with what parts have written. A part knows what others have
  /// written, and removes nothing of it.
  init(_ folder: URL, part: ExportPart? = nil) throws {
    // Another part may be about to write into a folder that is empty.
    self.folder = LedgerFolder(folder, keepsFolders: part != nil)
    place = LedgerPlace(part: part)
    shardStamps = Self.stamps(ofShardsIn: folder)
    own = try LedgerState(place, in: folder)
    let places = LedgerPlace.parts(in: folder).filter { $0.part != part }
    var others = LedgerState()
    if part != nil { others = try LedgerState(LedgerPlace(part: nil), in: folder) }
    for place in places { others.merge(try LedgerState(place, in: folder)) }
    if part == nil {
      own.merge(others)
      (self.others, absorbed) = (LedgerState(), places)
    } else {
      self.others = others
    }
  }

  private static func stamps(ofShardsIn folder: URL) -> [String: FileStamp] {
    let shards = folder.appending(path: ShardCutter.folder)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: shards.path)) ?? []
    return names.reduce(into: [:]) { stamps, name in
      stamps["\(ShardCutter.folder)/\(name)"] = InputWalker.stamp(
        of: shards.appending(path: name).path)
    }
  }

  private func claim(_ file: ExportPath) -> LedgerClaim? {
    guard let other = others.files[file] else { return own.files[file] }
    return own.files[file]?.merged(with: other) ?? other
  }

  /// Whether `file` was written before with the same content.
  func isDone(_ file: String, key: String) -> Bool {
    claim(ExportPath(file))?.key == key && folder.hasFile(ExportPath(file))
  }

  /// What is remembered of a content, of which there may be a file or not, for one at `file`.
  func remembered(_ key: String, at file: String) -> WrittenFile? {
    (own.known[key] ?? others.known[key])?.written(at: file)
  }

  /// What all ledgers say together.
  private var all: LedgerState {
    var all = own
    all.merge(others)
    return all
  }

  /// The shards that are as they were written.
  var intactShards: [ShardContents] {
    let all = all
    return all.shards.values.filter { shard in
      var status = stat()
      return all.files[ExportPath(shard.file)]?.key == shard.key
        && lstat(folder.path(ExportPath(shard.file)), &status) == 0
        && status.st_mode & S_IFMT == S_IFREG && Int(status.st_size) == shard.bytes
    }.sorted { $0.file < $1.file }
  }

  /// Whether nobody has put another file in the place of a shard since before the ledgers were read, which
  /// say beforehand where somebody will.
  func isUnchanged(_ shard: ShardContents) -> Bool {
    shardStamps[shard.file].map {
      $0 == InputWalker.stamp(of: folder.path(ExportPath(shard.file)))
    } ?? false
  }

  /// Remembers files that were written, each with what decides its content.
  mutating func remember(_ written: [(file: WrittenFile, key: String)]) throws {
    let entries = written.map { KnownFile($0.file, key: $0.key) }
    for entry in entries { own.known[entry.key] = entry }
    try append(entries.map { LedgerEntry(known: $0) })
  }

  /// Remembers what a shard holds that was written.
  mutating func remember(_ shard: ShardContents) throws {
    guard own.shards[shard.file] != shard else { return }
    own.shards[shard.file] = shard
    try append([LedgerEntry(shard: shard)])
  }

  /// Why files cannot be written where they are wanted, of those that cannot.
  func obstacles(to wanted: some Collection<ExportPath>) -> [ExportPath: WinnowError] {
    var obstacles = ExportObstacles(folder) { claim($0) != nil }
    return obstacles.reasons(wanted)
  }

  /// Notes one more file about to be written.
  ///
  /// - Throws: `WinnowError` where it exists and is not ours.
  mutating func promise(_ file: String, key: String) throws {
    let place = ExportPath(file)
    let known = claim(place)
    let claim = LedgerClaim.next(key, after: known)
    guard own.files[place] != claim else { return }
    try refuseForeign([place])
    // Of another content: it goes before its new one is promised.
    if let known, known.key != key { try folder.makeRoom(at: place) }
    own.files[place] = claim
    try append([LedgerEntry(promised: [file: key], turn: claim.turn == 0 ? nil : claim.turn)])
  }

  /// Notes the files that an export consists of, beside those before, in case it does not finish, and
  /// moves what is there under another path.
  ///
  /// - Parameter format: the name of the sink that writes them.
  /// - Throws: `WinnowError` where one of them exists and is not ours.
  mutating func begin(_ wanted: [ExportPath: String], format: String? = nil) throws {
    let steps = try steps(to: wanted)
    own.format = format
    try absorb()
    for step in steps {
      try perform(step)
      if case .move(_, let target) = step, wanted[target] != nil { moved += 1 }
    }
  }

  /// Takes over what parts have written.
  private mutating func absorb() throws {
    if absorbed.isEmpty { return }
    try save()
    for place in absorbed {
      for file in [place.journal, place.ledger] {
        unlink(folder.path(ExportPath(file)))
        unlink(folder.path(ExportPath(file).beside(AtomicFile.partSuffix)))
      }
      rmdir(folder.path(ExportPath(place.folder ?? "")))
    }
    absorbed = []
  }

  func steps(to wanted: [ExportPath: String]) throws -> [ExportMoves.Step] {
    try refuseForeign(wanted.keys.sorted())
    return ExportMoves(all.files, kind: folder.kind).steps(to: wanted)
  }

  mutating func perform(_ step: ExportMoves.Step) throws {
    switch step {
    case .promise(let more):
      for (file, key) in more { own.files[file] = .next(key, after: claim(file)) }
      try save()
    case .move(let origin, let target): try folder.move(origin, to: target)
    case .remove(let file): try folder.makeRoom(at: file)
    }
  }

  private func refuseForeign(_ wanted: [ExportPath]) throws {
    if let first = obstacles(to: wanted).min(by: { $0.key < $1.key }) { throw first.value }
  }

  /// Removes what earlier exports wrote and this one does not contain. A part removes nothing, since
  /// others may be about to take it: that is left to the export that is not divided.
  ///
  /// - Parameters:
  ///   - keys: the contents that are worth remembering, though they may have gone into shards.
  ///   - isWhole: whether it is known of all files that they are not contained.
  mutating func finish(
    _ wanted: [ExportPath: String], remembering keys: Set<String> = [], isWhole: Bool = true
  ) throws {
    guard place.part == nil, isWhole else { return try save() }
    for file in own.files.keys.sorted() where wanted[file] == nil { try folder.remove(file) }
    own.files = wanted.mapValues { LedgerClaim(key: $0) }
    own.known = own.known.filter { keys.contains($0.key) }
    own.shards = own.shards.filter { wanted[ExportPath($0.key)] == $0.value.key }
    try save()
  }

  /// Removes a file of ours that is not needed any more. Its folder stays, since others may be written
  /// into it.
  func discard(_ file: String) throws { try folder.discard(ExportPath(file)) }

  private func save() throws {
    let file = folder.url.appending(path: place.ledger)
    if place.part != nil { try AtomicFile.makeFolder(of: file) }
    try AtomicFile.write(Data(JSONLine.text(own.content).utf8), to: file)
    // Whatever it says is in the ledger now.
    unlink(folder.path(ExportPath(place.journal)))
  }

  private func append(_ entries: [LedgerEntry]) throws {
    guard !entries.isEmpty else { return }
    let lines = try entries.map { try JSONLine.text($0) + "\n" }.joined()
    try AtomicFile.append(Data(lines.utf8), to: folder.url.appending(path: place.journal))
  }
}
