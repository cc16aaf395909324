import GRDB

/// The tables of a catalog. Times are ticks of the video's time base; frame ranges are half-open.
///
/// A change of the tables is one file and one line in `layouts`.
enum CatalogSchema {
  /// In order, from the oldest that is carried over.
  static let layouts: [any CatalogLayout.Type] = [
    Layout9.self, Layout10.self, Layout11.self, Layout12.self, Layout13.self,
    Layout14.self, Layout15.self, Layout16.self, Layout17.self, Layout18.self,
  ]

  /// Names the tables and columns that this version writes.
  static let layout = layouts[layouts.count - 1].name

  /// Carries a catalog of any of the layouts over to the last, and makes the tables of a new one.
  static let migrator: DatabaseMigrator = {
    var migrator = DatabaseMigrator()
    for layout in layouts {
      migrator.registerMigration(layout.name) { try layout.migrate($0) }
    }
    return migrator
  }()

  /// What has been done to a catalog, by the names of layouts in it.
  enum State: Hashable {
    case current
    /// To be carried over.
    case old
    /// Without tables.
    case new
    /// Not to be read, and why not.
    case foreign(String, WinnowError.Kind = .foreign)
  }

  static func state(tables: Set<String>, layouts applied: Set<String>) -> State {
    let known = layouts.map { $0.name }
    if tables.isEmpty || tables == ["grdb_migrations"] && applied.isEmpty { return .new }
    guard tables.contains("grdb_migrations") else { return .foreign("not a catalog of winnow") }
    let newest = applied.max { (Int($0) ?? 0, $0) < (Int($1) ?? 0, $1) } ?? ""
    if !applied.isEmpty, applied.isSubset(of: known) {
      return newest == layout ? .current : .old
    }
    if let number = Int(newest), let own = Int(layout), number > own {
      return .foreign(
        "made by a newer winnow (catalog layout \(number)); this one, \(WinnowVersion.current), reads "
          + "layouts \(known[0]) to \(layout)", .tooNew)
    }
    return .foreign(
      "made by a winnow before 0.2 (catalog layout \(newest.isEmpty ? "unknown" : newest)); name a new "
        + "output folder")
  }
}
