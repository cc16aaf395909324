import GRDB
import WinnowCore

extension Catalog {
  /// All files, in the order of roots and paths where that is wanted.
  func places(inOrder: Bool = true) throws -> [CatalogPlace] {
    try read { database in
      let roots = try Dictionary(
        uniqueKeysWithValues: RootRow.fetchAll(database).map { ($0.id ?? 0, $0.path) })
      let rows = try PlaceRow.fetchCursor(database, sql: "SELECT * FROM places")
      var places: [CatalogPlace] = []
      while let row = try rows.next() {
        guard let folder = roots[row.root] else {
          throw WinnowError(
            "read", file.path, reason: "the folder is missing of the file '\(row.path.printable)'")
        }
        let (root, path) = moved(root: folder, path: row.path)
        let source = VideoSource(
          root: root, path: path, size: row.size, modified: row.modified, changed: row.changed)
        places.append(
          CatalogPlace(
            id: row.id ?? 0, source: source, isPresent: row.present, video: row.video))
      }
      return inOrder ? VideoOrder.sorted(places) { $0.source.absolutePath } : places
    }
  }

  /// The directories that were named as inputs, by their paths.
  func trees() throws -> [String] {
    try read { try RootRow.filter(Column("tree")).fetchAll($0).map { moved(root: $0.path).root } }
  }

  /// Notes that the directories `paths` are named as inputs.
  func addTrees(_ paths: [String]) throws {
    let known = Set(try trees().map { Array($0.utf8) })
    guard !paths.allSatisfy({ known.contains(Array($0.utf8)) }) else { return }
    try write { database in
      for path in paths {
        let root = try Self.rootID(path, database)
        try database.execute(sql: "UPDATE roots SET tree = 1 WHERE id = ?", arguments: [root])
      }
    }
  }

  /// What becomes of a place.
  enum PlaceChange: Sendable {
    /// The file holds the video of a row, as it is now.
    case links(VideoSource, place: Int64?, video: Int64)
    /// The file is there, or is not.
    case presence(Bool, place: Int64)
    /// The video of a row has this id, in a stream of this number.
    case identifies(video: Int64, ContentID, stream: Int?)
  }

  /// Writes all of `changes`, in order, or none.
  func apply(_ changes: [PlaceChange]) throws {
    guard !changes.isEmpty else { return }
    try write { database in
      for change in changes {
        try Cancellation.check()
        switch change {
        case .links(let source, let place, let video):
          try Self.link(source, place, to: video, database)
        case .presence(let isPresent, let place):
          try database.execute(
            sql: "UPDATE places SET present = ? WHERE id = ?", arguments: [isPresent, place])
        case .identifies(let video, let id, let stream):
          try Self.identify(video, as: id, stream: stream, database)
        }
      }
      try Self.forgetListing(database)
      try Self.forgetSelection(database)
    }
  }

  /// Has the file `source` hold the video of a row. What it held before goes where nothing could find
  /// it again.
  static func link(
    _ source: VideoSource, _ place: Int64?, to video: Int64, _ database: Database
  ) throws {
    let before = try place.flatMap { try PlaceRow.fetchOne(database, key: $0)?.video }
    var row = PlaceRow(
      id: place, root: try rootID(source.root, database), path: source.path, size: source.size,
      modified: source.modified, changed: source.changed, present: true, video: video)
    try row.insert(database, onConflict: .replace)
    if let before, before != video { try dropLost(before, database) }
  }

  /// Deletes a video that no file holds and that has no id to be known by.
  static func dropLost(_ video: Int64, _ database: Database) throws {
    try database.execute(
      sql: """
        DELETE FROM videos WHERE id = ? AND content IS NULL
          AND NOT EXISTS (SELECT 1 FROM places WHERE video = videos.id)
        """, arguments: [video])
  }

  /// The row of the video of this id; nil where there is none. Bytes have one row.
  static func row(of id: ContentID, _ database: Database) throws -> Int64? {
    try Int64.fetchOne(
      database, sql: "SELECT id FROM videos WHERE content = ?", arguments: [id.description])
  }

  private static func identify(
    _ video: Int64, as id: ContentID, stream: Int?, _ database: Database
  ) throws {
    if let known = try row(of: id, database), known != video {
      // Both were looked at before their bytes were.
      try database.execute(
        sql: "UPDATE places SET video = ? WHERE video = ?", arguments: [known, video])
      return try dropLost(video, database)
    }
    try database.execute(
      sql: "UPDATE videos SET content = ? WHERE id = ?", arguments: [id.description, video])
    try database.execute(
      sql: "UPDATE facts SET stream = coalesce(?, stream) WHERE video = ?",
      arguments: [stream, video])
    // Its clips get ids.
    try delete(from: "statistics", of: video, database)
  }

  static func rootID(_ path: String, _ database: Database) throws -> Int64 {
    if let known = try Int64.fetchOne(
      database, sql: "SELECT id FROM roots WHERE path = ?", arguments: [path])
    {
      return known
    }
    var root = RootRow(path: path, tree: false)
    try root.insert(database)
    return root.id ?? 0
  }
}
