import Foundation
import GRDB

/// One of the catalogs that are merged. It is only read.
struct MergeInput {
  let catalog: Catalog
  let profile: MeasurementProfile
  /// The directories that were named to its scans, where they lie now.
  let trees: [String]

  /// - Parameter moves: where trees of files lie now.
  init(_ catalog: Catalog, moves: [RootMove]) throws {
    self.catalog = catalog
    profile = try MeasurementProfile(catalog)
    trees = try catalog.trees().map { moves.moved(root: $0, path: "").root }
  }

  /// Attaches the catalog to the connection of another, outside of transactions.
  func attach(as name: String, to database: Database) throws {
    try WinnowError.during("open", catalog.file.path) {
      guard !catalog.database.path.isEmpty else { return try attachCopy(name, database) }
      // Where it has no log nobody writes, and nothing is to be left beside it.
      let mode = CatalogFile.hasLog(catalog.file) ? "mode=ro" : "immutable=1"
      let attachment = "ATTACH DATABASE ? AS \(name)"
      do {
        try database.execute(
          sql: attachment, arguments: ["\(catalog.file.absoluteString)?\(mode)"])
      } catch let error as DatabaseError where error.resultCode == .SQLITE_CANTOPEN {
        // An SQLite that takes no URI.
        try database.execute(sql: attachment, arguments: [catalog.file.path])
      }
    }
  }

  /// Attaches a catalog of an old layout, which has been carried over in a copy without a name.
  private func attachCopy(_ name: String, _ database: Database) throws {
    let file = FileManager.default.temporaryDirectory
      .appending(path: "winnow-\(UUID().uuidString).sqlite")
    // It stays for as long as it is open.
    defer { unlink(file.path) }
    let copy = try DatabaseQueue(path: file.path)
    try catalog.database.backup(to: copy)
    try copy.close()
    try database.execute(sql: "ATTACH DATABASE ? AS \(name)", arguments: [file.path])
  }
}

extension [MergeInput] {
  /// - Throws: `WinnowError` where catalogs were measured otherwise than the first that has such videos.
  func checkAreAlike() throws {
    var complaints: [(catalog: String, text: String)] = []
    for (index, input) in enumerated() {
      for other in self[..<index] {
        guard let difference = other.profile.difference(of: input.profile) else { continue }
        complaints.append(
          (input.catalog.file.path, "\(difference), as in \(other.catalog.file.path)"))
        break
      }
    }
    guard let first = complaints.first else { return }
    let others = complaints.dropFirst().map { "; \($0.catalog): \($0.text)" }.joined()
    throw WinnowError(
      "merge", first.catalog,
      reason:
        "it was measured otherwise: \(first.text)\(others); --remeasure takes them as they are, "
        + "and lists what to scan again")
  }
}
