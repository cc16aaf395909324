import GRDB

extension DatabaseError {
  /// SQLite's words, without the statement it was at.
  var reason: String {
    let words = message ?? "\(resultCode)"
    guard resultCode == .SQLITE_IOERR else { return words }
    switch extendedResultCode {
    case .SQLITE_IOERR_WRITE, .SQLITE_IOERR_FSYNC, .SQLITE_IOERR_DIR_FSYNC,
      .SQLITE_IOERR_TRUNCATE:
      // A full disk is an error of its own.
      return "the file could not be written: \(Self.obstacles)"
    case .SQLITE_IOERR_SHMSIZE:
      // There was no room for the index of its log, for whatever reason.
      return "the file could not be written: a full disk, \(Self.obstacles)"
    default:
      return "\(words) (SQLite code \(extendedResultCode.rawValue))"
    }
  }

  private static let obstacles =
    "the system's limit on the length of files, a quota or a failing disk"
}
