import Foundation
import GRDB

/// One of the catalogs that are merged. It is only read.
struct MergeInput {
  let catalog: Catalog
  let profile: MeasurementProfile
  /// Where trees of files lie now.
  let moves: [RootMove]
  /// The directories that were named to its scans, where they lie now.
  let trees: [String]

  init(_ catalog: Catalog, moves: [RootMove]) throws {
    (self.catalog, self.moves) = (catalog, moves)
    profile = try MeasurementProfile(catalog)
    trees = try catalog.trees().map { moves.moved(root: $0, path: "").root }
  }

  /// Attaches the catalog to the connection of another, outside of transactions.
  ///
  /// - Parameter folder: where a file can be written for a moment.
  func attach(as name: String, to database: Database, by folder: URL) throws {
    try WinnowError.during("open", catalog.file.path) {
      guard !catalog.database.path.isEmpty else {
        return try attachCopy(Self.copy(in: folder), as: name, to: database)
      }
      // Where it has no log nobody writes, and nothing is to be left beside it.
      let isUnchanging = !CatalogFile.hasLog(catalog.file)
      try Self.attach(catalog.file, isUnchanging: isUnchanging, as: name, to: database)
    }
  }

  private static func attach(
    _ file: URL, isUnchanging: Bool, as name: String, to database: Database
  ) throws {
    let attachment = "ATTACH DATABASE ? AS \(name)"
    let mode = isUnchanging ? "immutable=1" : "mode=ro"
    do {
      try database.execute(sql: attachment, arguments: ["\(file.absoluteString)?\(mode)"])
    } catch let error as DatabaseError where error.resultCode == .SQLITE_CANTOPEN {
      // An SQLite that takes no URI.
      try database.execute(sql: attachment, arguments: [file.path])
    }
  }

  /// What a catalog of an old layout is carried over in.
  static func copy(in folder: URL) -> URL { folder.appending(path: "carried") }

  /// Attaches a catalog of an old layout, which has been carried over in a copy without a name.
  private func attachCopy(_ copy: URL, as name: String, to database: Database) throws {
    let path = try AtomicFile.begin(copy)
    // It stays for as long as it is open.
    defer { AtomicFile.abandon(copy) }
    var configuration = Configuration()
    configuration.prepareDatabase { try $0.execute(sql: "PRAGMA journal_mode = OFF") }
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    try catalog.database.backup(to: queue)
    try queue.close()
    try Self.attach(URL(literalPath: path), isUnchanging: true, as: name, to: database)
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
