import GRDB

/// Reads videos that nobody has read to their ends, and of which another file of a merged catalog has the
/// size: they may be the same. A scan of all would have read them, too.
struct MergeNaming {
  let catalog: Catalog
  let identification: Identification

  /// - Returns: whether any got a name.
  func run() throws -> Bool {
    let files = try catalog.read(Self.files)
    let identities = try identification.identities(
      of: files.map { UnreadFile(source: $0.source, mustOpen: true) }, ScanProgress(),
      Cancellation.current ?? Cancellation())
    let changes = files.compactMap { file -> Catalog.PlaceChange? in
      identities[file.source.pathBytes].map {
        .identifies(video: file.video, $0.id, stream: $0.stream)
      }
    }
    // What was read so far stays.
    try Cancellation.disregarded { try catalog.apply(changes) }
    try Cancellation.check()
    return !changes.isEmpty
  }

  /// The first file of each video that has no name and may be another one, in the order of paths.
  private static func files(_ database: Database) throws -> [(source: VideoSource, video: Int64)] {
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT roots.path, places.path, places.size, modified, changed, video
        FROM videos JOIN places ON places.video = videos.id JOIN roots ON roots.id = places.root
        WHERE content IS NULL AND depth IS NOT NULL AND outcome <> 'failed' AND present
          AND places.size IN (
            SELECT size FROM places WHERE size > 0 GROUP BY size HAVING count(*) > 1)
        """)
    let files = try Array(
      rows.map { row in
        (
          source: try VideoSource(
            root: row.value(0), path: row.value(1), size: row.value(2), modified: row.value(3),
            changed: row.value(4)),
          video: try row.value(5, as: Int64.self)
        )
      })
    var seen: Set<Int64> = []
    return VideoOrder.sorted(files) { $0.source.absolutePath }
      .filter { seen.insert($0.video).inserted }
  }
}
