import GRDB

/// Files, and the directories that they lie in.
extension PartMerging {
  /// What of two files is compared: the later change is the file as it is now. Who may write files can set
  /// the other times, but not that of the last change.
  private static func stamp(_ file: String) -> String {
    "(coalesce(\(file).changed, -1), \(file).modified, \(file).size)"
  }

  /// Gathers the files that the part knows, where they lie now, and decides which of them the catalog does
  /// not know as they are.
  func findPlaces() throws {
    try gatherFiles()
    let better = try isBetter("a", "a_kind", than: "b", "b_kind")
    try execute(
      """
      INSERT INTO temp.won
        SELECT place.id, found.root, found.path, found.size, found.modified, found.changed,
          found.present, found.video
        FROM temp.found
          LEFT JOIN main.roots ON roots.path = found.root
          LEFT JOIN main.places place ON place.root = roots.id AND place.path = found.path
          LEFT JOIN temp.map ON map.old = found.video
        WHERE place.id IS NULL OR \(Self.stamp("found")) > \(Self.stamp("place"))
          OR \(Self.stamp("found")) = \(Self.stamp("place")) AND
            CASE WHEN map.new = place.video THEN found.present <> place.present AND ?
              ELSE (SELECT \(better) FROM \(part).videos a
                JOIN temp.part_kinds a_kind ON \(Self.isKind("a_kind", of: "a"))
                JOIN main.videos b ON b.id = place.video
                JOIN temp.main_kinds b_kind ON \(Self.isKind("b_kind", of: "b"))
                WHERE a.id = found.video) END
      """, [try isScannedLater()])
  }

  private func gatherFiles() throws {
    let insertion = try database.makeStatement(
      sql: "INSERT OR IGNORE INTO temp.found VALUES (?, ?, ?, ?, ?, ?, ?)")
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT roots.path, places.path, size, modified, changed, present, video
        FROM \(part).places JOIN \(part).roots ON roots.id = places.root
        """)
    var files: [(source: VideoSource, present: Bool, video: Int64)] = []
    func write() throws {
      for (source, file) in zip(trees.rooted(files.map(\.source)), files) {
        try insertion.execute(arguments: [
          source.root, source.path, source.size, source.modified, source.changed, file.present,
          file.video,
        ])
      }
      files.removeAll(keepingCapacity: true)
    }
    while let row = try rows.next() {
      let (root, path) = try moves.moved(root: row.value(0), path: row.value(1))
      let source = try VideoSource(
        root: root, path: path, size: row.value(2), modified: row.value(3), changed: row.value(4))
      files.append((source, try row.value(5), try row.value(6)))
      if files.count == 4096 { try write() }
    }
    try write()
  }

  /// Whether the part was scanned after the catalog, so that it knows better what is gone.
  private func isScannedLater() throws -> Bool {
    func last(_ schema: String) throws -> String {
      try String.fetchOne(
        database,
        sql: "SELECT max(started) FROM \(schema).runs WHERE command IN ('scan', 'survey')") ?? ""
    }
    return try last(part) > last("main")
  }

  /// Notes which directories were named to scans.
  ///
  /// - Returns: whether any of them was not known to be.
  func write(trees roots: [String]) throws -> Bool {
    var isNew = false
    for root in roots {
      try execute("INSERT OR IGNORE INTO main.roots (path, tree) VALUES (?, 0)", [root])
      try execute("UPDATE main.roots SET tree = 1 WHERE path = ? AND NOT tree", [root])
      isNew = isNew || database.changesCount > 0
    }
    return isNew
  }

  /// Writes the files that were decided on, and drops videos without an id that no file holds any more.
  func writePlaces() throws {
    try execute(
      """
      CREATE TEMP TABLE lost AS
        SELECT DISTINCT place.video FROM temp.won JOIN main.places place ON place.id = won.place
          JOIN temp.map ON map.old = won.video WHERE map.new <> place.video;
      UPDATE main.places SET (size, modified, changed, present, video) = (
        SELECT won.size, won.modified, won.changed, won.present, map.new
        FROM temp.won JOIN temp.map ON map.old = won.video WHERE won.place = places.id)
        WHERE id IN (SELECT place FROM temp.won);
      INSERT OR IGNORE INTO main.roots (path, tree)
        SELECT DISTINCT root, 0 FROM temp.won ORDER BY root;
      INSERT INTO main.places (root, path, size, modified, changed, present, video)
        SELECT roots.id, won.path, won.size, won.modified, won.changed, won.present, map.new
        FROM temp.won JOIN main.roots ON roots.path = won.root JOIN temp.map ON map.old = won.video
        WHERE won.place IS NULL ORDER BY roots.id, won.path;
      DELETE FROM main.videos WHERE content IS NULL AND id IN (SELECT video FROM temp.lost)
        AND NOT EXISTS (SELECT 1 FROM main.places WHERE video = videos.id);
      """)
  }
}
