import GRDB
import WinnowCore

extension Catalog {
  /// The copies that are known; nothing is where they were looked for in another way or a row is
  /// damaged.
  func knownCopies(by strictness: DuplicateSettings.Strictness) throws -> KnownCopies {
    try read { database in
      let criteria = try ComparisonRow.fetchOne(database)?.criteria
      guard criteria == strictness.comparison else { return KnownCopies() }
      let spans = try ComparedRow.fetchAll(database).map { ($0.video, BlobCoding.spans($0.spans)) }
      let pairs = try CopyRow.fetchAll(database).map(\.pair)
      return KnownCopies(spans: Dictionary(uniqueKeysWithValues: spans), pairs: pairs)
        ?? KnownCopies()
    }
  }

  /// Writes the copies that are known, in place of what was known before.
  func write(_ known: KnownCopies, by strictness: DuplicateSettings.Strictness) throws {
    try write { database in
      try ComparedRow.deleteAll(database)
      try ComparisonRow(criteria: strictness.comparison).insert(database, onConflict: .replace)
      for (row, spans) in known.spans {
        try Cancellation.check()
        try ComparedRow(video: row, spans: BlobCoding.data(spans)).insert(database)
      }
      for pair in known.pairs { try CopyRow(pair).insert(database) }
    }
  }
}

extension DuplicateSettings.Strictness {
  /// Names the way in which copies are looked for.
  fileprivate var comparison: String { "\(rawValue) \(KnownCopies.revision)" }
}
