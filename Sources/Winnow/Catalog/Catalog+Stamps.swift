import GRDB

extension Catalog {
  /// Notes files as they are now, whose bytes turned out to be those of their videos. Nothing else in the
  /// catalog depends on it.
  func note(_ files: [VideoSource]) throws {
    guard !files.isEmpty else { return }
    try write { database in
      for file in files {
        try database.execute(
          sql: """
            UPDATE places SET size = ?, modified = ?, changed = ?
              WHERE path = ? AND root = (SELECT id FROM roots WHERE path = ?)
            """, arguments: [file.size, file.modified, file.changed, file.path, file.root])
      }
    }
  }
}
