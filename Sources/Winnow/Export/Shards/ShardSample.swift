import Foundation

/// A clip in a shard: its files under one name, and what the manifest says of it.
struct ShardSample {
  struct Part {
    /// Path below the export's directory at which the file waits for its shard.
    var file: String
    /// What its name ends in, without the point before it.
    var suffix: String
    var bytes: Int
    /// What decides its content.
    var contentKey: String
  }

  /// The clip that it is of.
  var clip: ClipKey
  /// What the names of the files begin with; has no points behind the last slash.
  var key: String
  var parts: [Part]
  /// What the manifest says of the clip.
  var json: Data

  /// The files in the order of the archive; those without a path are the description.
  var entries: [(entry: TarEntry, part: Part?)] {
    parts.map { (TarEntry(name: "\(key).\($0.suffix)", bytes: $0.bytes), $0) }
      + [(TarEntry(name: "\(key).json", bytes: json.count), nil)]
  }

  var size: Int { entries.reduce(0) { $0 + $1.entry.size } }

  /// What decides the content of all of it.
  var contentKey: String {
    parts.map(\.contentKey).joined(separator: "|") + "|" + String(decoding: json, as: UTF8.self)
  }
}
