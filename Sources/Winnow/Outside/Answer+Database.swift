import GRDB

/// Stored as a number or a text.
extension Answer: DatabaseValueConvertible {
  static func fromDatabaseValue(_ value: DatabaseValue) -> Answer? {
    switch value.storage {
    case .double(let score) where score.isFinite: .score(score)
    case .int64(let score): .score(Double(score))
    case .string(let text): .text(text)
    default: nil
    }
  }

  var databaseValue: DatabaseValue {
    switch self {
    case .score(let score): score.databaseValue
    case .text(let text): text.databaseValue
    }
  }
}

extension Answer {
  /// - Throws: as SQLite does of damage, where something else stands there.
  init(_ row: Row, _ index: Int) throws {
    guard let answer = Answer.fromDatabaseValue(row[index]) else {
      throw DatabaseError(
        resultCode: .SQLITE_CORRUPT, message: "column answer holds what it cannot")
    }
    self = answer
  }
}
