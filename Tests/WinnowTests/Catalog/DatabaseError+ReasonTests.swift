import GRDB
import Testing

@testable import Winnow

@Suite struct DatabaseErrorReasonTests {
  private static let obstacles =
    "the system's limit on the length of files, a quota or a failing disk"

  /// The codes of sqlite.org/rescode.html for a write, two kinds of flush and a truncation.
  @Test(arguments: [778, 1034, 1290, 1546]) func failedWritesAreNamed(code: Int32) {
    let error = DatabaseError(resultCode: ResultCode(rawValue: code), message: "disk I/O error")
    #expect(error.reason == "the file could not be written: \(Self.obstacles)")
  }

  @Test func aLogWithoutRoomMayMeanAFullDisk() {
    let error = DatabaseError(resultCode: ResultCode(rawValue: 4874), message: "disk I/O error")
    #expect(error.reason == "the file could not be written: a full disk, \(Self.obstacles)")
  }

  @Test func otherInputAndOutputErrorsKeepTheirCode() {
    let error = DatabaseError(resultCode: ResultCode(rawValue: 266), message: "disk I/O error")
    #expect(error.reason == "disk I/O error (SQLite code 266)")
  }
}
