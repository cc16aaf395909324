import GRDB

/// One step in the history of the tables, a file each: from the layout before it to its own.
protocol CatalogLayout: SendableMetatype {
  /// A number, one more than that of the layout before it.
  static var name: String { get }

  static func migrate(_ database: Database) throws
}
