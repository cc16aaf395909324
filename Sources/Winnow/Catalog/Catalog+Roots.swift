import GRDB

extension Catalog {
  /// What was scanned, by its paths: the directories that were named, and files that were named by
  /// themselves.
  package func inputs() throws -> [String] {
    let trees = try trees()
    let known = Set(trees.map { Array($0.utf8) })
    let files = try places().filter { !known.contains(Array($0.source.root.utf8)) }
    return VideoOrder.sorted(trees + files.map(\.source.absolutePath), by: { $0 })
  }

  /// Writes down that files lie elsewhere now, all at once, and lists them there.
  ///
  /// - Throws: `WinnowError` where one of `moves` moves nothing and leads to nothing that is known.
  func write(_ moves: [RootMove]) throws {
    let places = try places()
    let targets = places.map { moves.moved(root: $0.source.root, path: $0.source.path) }
    for move in moves {
      let isUseful = places.contains { place in
        move.moved(root: place.source.root, path: place.source.path) != nil
          || FilePath.below(move.new, place.source.absolutePath) != nil
      }
      guard isUseful || places.isEmpty else {
        throw WinnowError("move", move.old, reason: "no file of the catalog was scanned in there")
      }
    }
    let moved = zip(places, targets).filter { place, target in
      Array(place.source.root.utf8) != Array(target.root.utf8)
        || place.source.pathBytes != Array(FilePath.joined(target.root, target.path).utf8)
    }
    guard !moved.isEmpty else { return }
    try write { database in
      try Self.move(moved, database)
      try Self.forgetListing(database)
    }
    try VideoList.update(self)
  }

  /// Calls files by their paths below the outermost of `trees`.
  ///
  /// - Returns: whether any was called otherwise.
  func reroot(below trees: InputTrees, _ database: Database) throws -> Bool {
    let roots = try RootRow.fetchAll(database)
    let outer = trees.rooted(
      roots.map { VideoSource(root: $0.path, path: "", size: 0, modified: 0) })
    var isNew = false
    for (root, target) in zip(roots, outer) where Array(root.path.utf8) != Array(target.root.utf8) {
      try database.execute(
        sql: "UPDATE OR IGNORE places SET root = ?, path = ? || path WHERE root = ?",
        arguments: [Self.rootID(target.root, database), target.path, root.id])
      isNew = isNew || database.changesCount > 0
      // What is called so already is known.
      try database.execute(sql: "DELETE FROM places WHERE root = ?", arguments: [root.id])
    }
    return isNew
  }

  private static func move(
    _ moved: [(CatalogPlace, (root: String, path: String))], _ database: Database
  ) throws {
    // Aside first, since one may go where another is.
    for (place, _) in moved {
      try database.execute(
        sql: "UPDATE places SET path = '/' || id WHERE id = ?", arguments: [place.id])
    }
    let trees = try Set(
      String.fetchAll(database, sql: "SELECT path FROM roots WHERE tree").map { Array($0.utf8) })
    for (place, target) in moved {
      let root = try rootID(target.root, database)
      if trees.contains(Array(place.source.root.utf8)) {
        try database.execute(sql: "UPDATE roots SET tree = 1 WHERE id = ?", arguments: [root])
      }
      // A file that is known in the new place, too, is known there.
      try database.execute(
        sql: "UPDATE OR IGNORE places SET root = ?, path = ? WHERE id = ?",
        arguments: [root, target.path, place.id])
    }
    try database.execute(sql: "DELETE FROM places WHERE path = '/' || id")
    try database.execute(
      sql: "DELETE FROM roots WHERE NOT EXISTS (SELECT 1 FROM places WHERE root = roots.id)")
  }
}
