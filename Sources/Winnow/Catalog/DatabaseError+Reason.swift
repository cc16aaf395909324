import GRDB

extension DatabaseError {
  /// SQLite's words, without the statement it was at.
  var reason: String {
    let words = message ?? "\(resultCode)"
    // There was no room for the index of its log, which SQLite counts among the I/O errors.
    if extendedResultCode == .SQLITE_IOERR_SHMSIZE { return "database or disk is full" }
    return resultCode == .SQLITE_IOERR
      ? "\(words) (SQLite code \(extendedResultCode.rawValue))" : words
  }
}
