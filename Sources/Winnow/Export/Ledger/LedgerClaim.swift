/// What a ledger says of a file.
struct LedgerClaim: Hashable, Sendable {
  /// What decides its content; empty where that is not known.
  var key: String
  /// How often the file has come to have another content than some ledger said, since one ledger spoke
  /// for all.
  var turn = 0
  /// What the file held when it was written; nil where that is not known.
  var content: FileContent?

  /// What two ledgers say together: the one that knew of the other's claim is right. Where neither did,
  /// nothing is known but that the file is ours.
  func merged(with other: LedgerClaim) -> LedgerClaim {
    if turn != other.turn { return turn > other.turn ? self : other }
    guard key == other.key else { return LedgerClaim(key: "", turn: turn) }
    guard let content, let others = other.content else {
      return content == nil ? other : self
    }
    // Two versions of an encoder may have made it: one of the two files has won.
    return content.agrees(with: others) ? self : LedgerClaim(key: key, turn: turn)
  }

  /// The number of turns that a ledger says; no file has had more than are counted.
  static func turn(_ said: Int?) -> Int { min(max(said ?? 0, 0), 1 << 40) }

  /// The claim to make before the file gets the content of `key`.
  static func next(_ key: String, after known: LedgerClaim?) -> LedgerClaim {
    guard let known else { return LedgerClaim(key: key) }
    return known.key == key ? known : LedgerClaim(key: key, turn: known.turn + 1)
  }
}
