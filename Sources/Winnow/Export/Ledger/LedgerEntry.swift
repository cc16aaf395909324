/// A line of the journal, which holds what came after the ledger was written last.
struct LedgerEntry: Codable {
  /// A file about to be written, with what decides its content.
  var promised: [String: String]?
  /// That of the `LedgerClaim`; nil for 0.
  var turn: Int?
  /// Files that are on the disk.
  var written: [LedgerContent.File]?
  var known: KnownFile?
  var shard: ShardContents?
}
