import GRDB
import WinnowCore

/// Stored as text.
extension ContentID: DatabaseValueConvertible {
  public var databaseValue: DatabaseValue { description.databaseValue }

  public static func fromDatabaseValue(_ value: DatabaseValue) -> ContentID? {
    String.fromDatabaseValue(value).flatMap(ContentID.init)
  }
}
