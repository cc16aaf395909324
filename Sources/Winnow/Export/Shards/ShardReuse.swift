import Foundation

/// Takes files out of the shards of an earlier export, before these give way to others.
struct ShardReuse {
  let ledger: ExportLedger
  let folder: OutputFolder

  /// Writes those of `files` that are in a shard to where they wait for one.
  func restore(_ files: [ExportFile], isCancelled: () -> Bool) throws {
    var wanted = Dictionary(grouping: files, by: \.key)
    if wanted.isEmpty { return }
    for shard in ledger.intactShards {
      let parts = shard.parts.filter { wanted[$0.key] != nil }
      guard !parts.isEmpty else { continue }
      let place = ExportPath(shard.file)
      let (path, archive) = (folder.path(place), try folder.reading(place))
      defer { try? archive.close() }
      // Another part may have replaced it before it was opened.
      guard ledger.isUnchanged(shard) else { continue }
      for part in parts {
        if isCancelled() { return }
        guard let waiting = wanted[part.key],
          try WinnowError.during("read", path, { try holds(part, archive) })
        else { continue }
        for file in waiting { try copy(part, of: archive, path, to: file.file) }
        wanted[part.key] = nil
      }
    }
  }

  /// Whether an archive says that there is a file of this size in this place.
  private func holds(_ part: ShardContents.Part, _ archive: FileHandle) throws -> Bool {
    guard part.offset >= TarEntry.block, part.bytes >= 0 else { return false }
    try archive.seek(toOffset: UInt64(part.offset - TarEntry.block))
    let header = try archive.read(upToCount: TarEntry.block) ?? Data()
    return TarEntry.isHeader(header, ofBytes: part.bytes)
  }

  private func copy(
    _ part: ShardContents.Part, of archive: FileHandle, _ path: String, to file: String
  ) throws {
    try archive.seek(toOffset: UInt64(part.offset))
    try folder.write(to: ExportPath(file)) {
      try archive.copy(part.bytes, to: $0, reading: path)
    }
  }
}

extension FileHandle {
  /// Writes the next `count` bytes to `other`.
  ///
  /// - Throws: `WinnowError` where there are fewer; what writing throws.
  func copy(_ count: Int, to other: FileHandle, reading path: String) throws {
    var left = count
    while left > 0 {
      let piece = try WinnowError.during("read", path) { try read(upToCount: min(left, 1 << 20)) }
      guard let piece, !piece.isEmpty else {
        throw WinnowError("read", path, reason: "shorter than it was written")
      }
      try other.write(contentsOf: piece)
      left -= piece.count
    }
  }
}
