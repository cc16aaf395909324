import Foundation
import WinnowCore

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
  private let shardStamps: [ExportPath: FileStamp]
  /// Files moved to where they are wanted.
  private(set) var moved = 0

  /// The name of the sink whose files these are; nil where there are none.
  var format: String? { own.format ?? others.format }

  /// Reads the ledgers of `folder`; a directory without one has no files of ours.
  ///
  /// An export that is not divided goes on with what parts have written. A part knows what others have
  /// written, and removes nothing of it.
  init(_ folder: URL, part: ExportPart? = nil) throws {
    try self.init(OutputFolder(folder.path), part: part)
  }

  init(_ output: OutputFolder, part: ExportPart? = nil) throws {
    // Another part may be about to write into a folder that is empty.
    folder = LedgerFolder(output, keepsFolders: part != nil)
    place = LedgerPlace(part: part)
    shardStamps = try Self.stamps(ofShardsIn: output)
    own = try LedgerState(place, in: output)
    let places = try LedgerPlace.parts(in: output).filter { $0.part != part }
    var others = LedgerState()
    if part != nil { others = try LedgerState(LedgerPlace(part: nil), in: output) }
    for place in places { others.merge(try LedgerState(place, in: output)) }
    if part == nil {
      own.merge(others)
      (self.others, absorbed) = (LedgerState(), places)
    } else {
      self.others = others
    }
  }

  private static func stamps(
    ofShardsIn folder: OutputFolder
  ) throws -> [ExportPath: FileStamp] {
    let shards = ExportPath(ShardCutter.folder)
    return try folder.names(in: shards).reduce(into: [:]) { stamps, name in
      let shard = shards.appending(name)
      stamps[shard] = folder.stamp(of: shard)
    }
  }

  private func claim(_ file: ExportPath) -> LedgerClaim? {
    guard let other = others.files[file] else { return own.files[file] }
    return own.files[file]?.merged(with: other) ?? other
  }

  /// Whether `file` was written before with the same content, and is as long as it was then.
  ///
  /// - Parameter bytes: how long it is; nil for what is known of that.
  func isDone(_ file: String, key: String, bytes: Int? = nil) -> Bool {
    let place = ExportPath(file)
    guard let claim = claim(place), claim.key == key, let status = folder.output.status(place),
      status.isFile
    else { return false }
    // Nothing that is written is empty; what a power cut has left may be.
    let wanted = bytes ?? content(of: place)?.bytes
    return wanted.map { $0 == Int(status.st_size) } ?? (status.st_size > 0)
  }

  /// What a file held when it was written; nil where that is not known.
  func content(of file: ExportPath) -> FileContent? {
    guard let claim = claim(file) else { return nil }
    if let content = claim.content { return content }
    if let shard = shard(file.text), shard.key == claim.key { return shard.content }
    return (own.known[claim.key] ?? others.known[claim.key])?.content
  }

  private func shard(_ file: String) -> ShardContents? { own.shards[file] ?? others.shards[file] }

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
      let status = folder.output.status(ExportPath(shard.file))
      return all.files[ExportPath(shard.file)]?.key == shard.key
        && status.map { $0.isFile && Int($0.st_size) == shard.bytes } == true
    }.sorted { $0.file < $1.file }
  }

  /// Whether nobody has put another file in the place of a shard since before the ledgers were read, which
  /// say beforehand where somebody will.
  func isUnchanged(_ shard: ShardContents) -> Bool {
    let file = ExportPath(shard.file)
    return shardStamps[file].map { $0 == folder.output.stamp(of: file) } ?? false
  }

  /// Remembers files that were written, each with what decides its content.
  mutating func remember(_ written: [(file: WrittenFile, key: String)]) throws {
    let entries = written.map { KnownFile($0.file, key: $0.key) }
    for entry in entries { own.known[entry.key] = entry }
    try append(entries.map { LedgerEntry(known: $0) })
  }

  /// Notes what files hold that are on the disk now.
  mutating func note(_ written: [(file: ExportPath, content: FileContent)]) throws {
    var entries: [LedgerEntry] = []
    var plain: [LedgerContent.File] = []
    for (file, content) in written {
      guard var claim = claim(file) else { continue }
      if var shard = shard(file.text), shard.key == claim.key {
        shard.hash = content.hash
        own.shards[file.text] = shard
        entries.append(LedgerEntry(shard: shard))
      } else if var known = own.known[claim.key] ?? others.known[claim.key] {
        known.content = content
        own.known[claim.key] = known
        entries.append(LedgerEntry(known: known))
      } else {
        claim.content = content
        own.files[file] = claim
        plain.append(LedgerContent.File(file, claim))
      }
    }
    try append(entries + (plain.isEmpty ? [] : [LedgerEntry(written: plain)]))
  }

  /// The shards that were written, by whichever part; of a part its own, since others may be at theirs.
  var shardFiles: [ExportPath] {
    let others = place.part == nil ? Set(others.shards.keys) : []
    return others.union(own.shards.keys).map { ExportPath($0) }.sorted()
  }

  /// Takes files for right of which nothing is known but that they are there: an export that was killed had not
  /// come to note them, or an older version did not. Of the latter there may be many, and their sizes alone are
  /// noted.
  mutating func adopt(_ files: some Sequence<ExportPath>) {
    for file in files where content(of: file) == nil {
      guard let status = folder.output.status(file), status.isFile else { continue }
      let content = own.notesContent ? folder.output.content(of: file) : nil
      own.files[file]?.content = content ?? FileContent(bytes: Int(status.st_size))
    }
    own.notesContent = true
  }

  /// Removes a file that is not as it was written, so that it is written again.
  mutating func reject(_ file: ExportPath) throws {
    try folder.discard(file)
    own.files[file]?.content = nil
    own.shards[file.text] = nil
  }

  /// Remembers what a shard holds that was written.
  mutating func remember(_ shard: ShardContents) throws {
    var shard = shard
    // What was written before is not read again.
    if let known = self.shard(shard.file), known.key == shard.key {
      shard.hash = shard.hash ?? known.hash
    } else if shard.hash == nil {
      // An export that was killed had not come to it.
      shard.hash = folder.output.content(of: ExportPath(shard.file))?.hash
    }
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
    try folder.output.settle()
    try append(
      [LedgerEntry(promised: [file: key], turn: claim.turn == 0 ? nil : claim.turn)],
      isPromise: true)
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
      for file in [place.journal, place.ledger] { try folder.discard(ExportPath(file)) }
      _ = folder.output.removeFolder(ExportPath(place.folder ?? ""))
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
    case .move(let origin, let target):
      let content = claim(origin)?.content
      try folder.move(origin, to: target)
      own.files[target]?.content = content
    case .remove(let file): try folder.makeRoom(at: file)
    case .clear(let path): _ = folder.output.removeFolder(path)
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
    own.files = Dictionary(
      uniqueKeysWithValues: wanted.map { file, key in
        let claim = own.files[file]
        return (file, LedgerClaim(key: key, content: claim?.key == key ? claim?.content : nil))
      })
    own.known = own.known.filter { keys.contains($0.key) }
    own.shards = own.shards.filter { wanted[ExportPath($0.key)] == $0.value.key }
    try save()
  }

  /// Removes a file of ours that is not needed any more. Its folder stays, since others may be written
  /// into it.
  func discard(_ file: String) throws { try folder.discard(ExportPath(file)) }

  private func save() throws {
    // What it says of files that were moved or removed holds before it is said.
    try folder.output.settle()
    let text = Data(try JSONLine.text(own.content).utf8)
    try folder.output.write(to: ExportPath(place.ledger)) { try $0.write(contentsOf: text) }
    // Whatever it says is in the ledger now.
    try folder.discard(ExportPath(place.journal))
  }

  /// - Parameter isPromise: whether it must be on the disk before what it speaks of. Where a power cut takes
  ///   what else it says, files are looked at or written again.
  private func append(_ entries: [LedgerEntry], isPromise: Bool = false) throws {
    guard !entries.isEmpty else { return }
    let lines = try entries.map { try JSONLine.text($0) + "\n" }.joined()
    try folder.output.append(
      Data(lines.utf8), to: ExportPath(place.journal), isPromise: isPromise)
  }
}
