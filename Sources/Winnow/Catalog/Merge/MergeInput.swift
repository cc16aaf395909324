import Foundation
import GRDB
import WinnowCore

/// One of the catalogs that are merged. It is only read.
struct MergeInput {
  let catalog: Catalog
  let profile: MeasurementProfile
  /// Where trees of files lie now.
  let moves: [RootMove]
  /// The directories that were named to its scans, where they lie now.
  let trees: [String]
  /// What it was taken out as; nil for a whole catalog.
  let part: ExportPart?

  init(_ catalog: Catalog, moves: [RootMove]) throws {
    (self.catalog, self.moves) = (catalog, moves)
    profile = try MeasurementProfile(catalog)
    part = try catalog.part()?.part
    trees = try catalog.trees().map { moves.moved(root: $0, path: "").root }
  }

  /// The names of its videos; nil for one that has none.
  fileprivate func videos() throws -> [ContentID?] {
    try catalog.read { database in
      let rows = try Row.fetchCursor(database, sql: "SELECT content FROM videos")
      var videos: [ContentID?] = []
      while let row = try rows.next() {
        videos.append(try row.value(0, as: String?.self).flatMap(ContentID.init))
      }
      return videos
    }
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
    var configuration = CatalogFile.configuration
    configuration.prepareDatabase { try $0.execute(sql: "PRAGMA journal_mode = OFF") }
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    try catalog.database.backup(to: queue)
    try queue.close()
    try Self.attach(URL(literalPath: path), isUnchanging: true, as: name, to: database)
  }
}

extension [MergeInput] {
  /// Without parts that were taken out for an export: these bring nothing that the whole has not.
  var wholes: [MergeInput] { filter { $0.part == nil } }

  /// - Throws: `WinnowError` where a part has videos that none of the whole catalogs has: what was measured
  ///   of them did not come along.
  func checkPartsAreKnown() throws {
    guard contains(where: { $0.part != nil }) else { return }
    var known: Set<ContentID> = []
    for input in wholes { known.formUnion(try input.videos().compactMap(\.self)) }
    for input in self {
      guard let part = input.part else { continue }
      if try input.videos().allSatisfy({ $0.map(known.contains) ?? false }) { continue }
      throw WinnowError(
        "merge", input.catalog.file.path,
        reason:
          "it is part \(part) of a catalog and has not all that was measured; merge it into the whole"
      )
    }
  }

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
