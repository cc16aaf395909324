import GRDB
import WinnowCore

/// Stored as text.
extension ContentID: DatabaseValueConvertible {
  /// As catalogs store it.
  public var databaseValue: DatabaseValue { description.databaseValue }

  /// Reads what catalogs store.
  public static func fromDatabaseValue(_ value: DatabaseValue) -> ContentID? {
    String.fromDatabaseValue(value).flatMap(ContentID.init)
  }
}
