import WinnowCore

/// Where the files of clips lie in a shard, so that an export which needs other shards can take them out.
struct ShardContents: Hashable, Sendable, Codable {
  struct Part: Hashable, Sendable, Codable {
    /// What decides its content.
    var key: String
    /// Where it begins in the archive.
    var offset: Int
    var bytes: Int
  }

  /// Path below the export's directory.
  var file: String
  /// What decides the content of all of it.
  var key: String
  /// Of the archive.
  var bytes: Int
  /// The first half of the archive's SHA-256; nil where it was not read.
  var hash: ContentID?
  var parts: [Part] = []

  var content: FileContent { FileContent(bytes: bytes, hash: hash) }

  /// Whether its parts can lie in it; a ledger may come from anywhere.
  var isPossible: Bool {
    FileContent.possibleBytes ~= bytes
      && parts.allSatisfy { 0...bytes ~= $0.offset && 0...bytes - $0.offset ~= $0.bytes }
  }
}

extension ShardContents {
  init(_ shard: ShardCutter.Shard) {
    self.init(file: shard.file, key: shard.key, bytes: 0)
    for (entry, part) in shard.samples.flatMap(\.entries) {
      if let part {
        let offset = bytes + entry.header.count
        parts.append(Part(key: part.contentKey, offset: offset, bytes: part.bytes))
      }
      bytes += entry.size
    }
    bytes += TarEntry.end.count
  }
}
