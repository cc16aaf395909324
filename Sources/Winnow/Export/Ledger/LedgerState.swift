import Foundation

/// What one ledger or several say.
struct LedgerState: Sendable {
  /// The name of the sink whose files these are; nil where there are none.
  var format: String?
  /// Whether it speaks of what files hold, as those of older versions do not.
  var notesContent = true
  /// Files that were written, or were about to be.
  var files: [ExportPath: LedgerClaim] = [:]
  /// What is remembered of contents, by their keys.
  var known: [String: KnownFile] = [:]
  /// What shards hold, by their paths.
  var shards: [String: ShardContents] = [:]

  init() {}

  /// Reads the ledger at `place` below `folder`; one that is not there says nothing.
  init(_ place: LedgerPlace, in folder: OutputFolder) throws {
    // First, since whoever writes the ledger takes it away then.
    let journal = try folder.contents(ExportPath(place.journal)) ?? Data()
    let file = ExportPath(place.ledger)
    guard let text = try folder.contents(file) else { return }
    let content = try WinnowError.during("read", folder.path(file)) {
      try JSONDecoder().decode(LedgerContent.self, from: text)
    }
    format = content.format
    notesContent = content.notesContent ?? false
    for file in content.files where ExportPath(file.file).isOfExport {
      files[ExportPath(file.file)] = file.claim
    }
    for file in content.known where file.isPossible { known[file.key] = file }
    for shard in content.shards where shard.isPossible { shards[shard.file] = shard }
    for line in journal.split(separator: 0x0A) {
      // The last line of an export that was killed may be torn.
      guard let entry = try? JSONDecoder().decode(LedgerEntry.self, from: line) else { continue }
      add(entry)
    }
  }

  private mutating func add(_ entry: LedgerEntry) {
    for (file, key) in entry.promised ?? [:] where ExportPath(file).isOfExport {
      let claim = LedgerClaim(key: key, turn: LedgerClaim.turn(entry.turn))
      let known = files[ExportPath(file)]
      if known?.key == key, known?.turn == claim.turn { continue }
      if claim.turn >= known?.turn ?? 0 { files[ExportPath(file)] = claim }
    }
    for file in entry.written ?? [] {
      let place = ExportPath(file.file)
      if files[place]?.key == file.key { files[place]?.content = file.claim.content }
    }
    if let file = entry.known, file.isPossible { known[file.key] = file }
    if let shard = entry.shard, shard.isPossible { shards[shard.file] = shard }
  }

  /// Adds what another ledger of the same directory says.
  mutating func merge(_ other: LedgerState) {
    format = format ?? other.format
    // Merging nothing may copy all there is.
    if other.files.isEmpty { return }
    notesContent = notesContent && other.notesContent
    files.merge(other.files) { $0.merged(with: $1) }
    known.merge(other.known) { own, _ in own }
    for (file, shard) in other.shards where shards[file]?.key != files[ExportPath(file)]?.key {
      shards[file] = shard
    }
  }

  /// The same as what a ledger's file says.
  var content: LedgerContent {
    var content = LedgerContent()
    content.format = format
    content.notesContent = notesContent ? true : nil
    content.files = files.sorted { $0.key < $1.key }.map(LedgerContent.File.init)
    content.known = known.values.sorted { $0.key < $1.key }
    content.shards = shards.values.sorted { $0.file < $1.file }
    return content
  }
}
