import GRDB

extension Catalog {
  /// The directories that were scanned, and those that hold single files that were, by their paths.
  public func inputs() throws -> [String] {
    try read { try RootRow.fetchAll($0) }.map { moved($0.path) }
      .sorted(by: VideoOrder.precedes)
  }

  /// Writes down that trees lie elsewhere now.
  func moveRoots(by moves: [RootMove]) throws {
    try write { database in
      for root in try RootRow.fetchAll(database) {
        let path = moves.moved(root.path)
        guard Array(path.utf8) != Array(root.path.utf8), let old = root.id else { continue }
        let known = try Int64.fetchOne(
          database, sql: "SELECT id FROM roots WHERE path = ?", arguments: [path])
        if let known {
          // Files that are known in the new place, too, are known there.
          try database.execute(
            sql: "UPDATE OR IGNORE places SET root = ? WHERE root = ?", arguments: [known, old])
          try database.execute(sql: "DELETE FROM places WHERE root = ?", arguments: [old])
          try database.execute(
            sql: "UPDATE roots SET tree = max(tree, ?) WHERE id = ?", arguments: [root.tree, known])
          try RootRow.deleteOne(database, key: old)
        } else {
          try database.execute(
            sql: "UPDATE roots SET path = ? WHERE id = ?", arguments: [path, old])
        }
        try Self.forgetListing(database)
      }
    }
  }
}
