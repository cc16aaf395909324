import GRDB
import WinnowCore

/// A video as far as all have to be known at once to be put in order. It is small, since there may be
/// millions.
struct VideoEntry: Sendable {
  /// Where it stands in the catalog.
  var row: Int64
  var id: ContentID?
  /// The directory that its name is below.
  var root: String
  /// What it is called in manifests.
  var name: String
  /// Files that hold it and are there.
  var files: Int32 = 0
  /// Decoded.
  var frames: Int32
  /// The row of what it was measured by.
  var measurement: Int64
  var outcome: Outcome
  var depth: ScanDepth?
  /// The gate of the screen that turned it away.
  var screenedBy: String?

  var isPresent: Bool { files > 0 }

  /// Whether there are measurements of it.
  var isMeasured: Bool { outcome == .scanned }

  /// By what videos are called, then by their ids; those without come last, by their paths.
  static func precedes(_ a: VideoEntry, _ b: VideoEntry) -> Bool {
    if VideoOrder.precedes(a.name, b.name) { return true }
    if VideoOrder.precedes(b.name, a.name) { return false }
    return VideoOrder.precedes(a.id, b.id) ?? VideoOrder.precedes(a.path, b.path)
  }

  /// Where the file lies.
  var path: String { FilePath.joined(root, name) }
}

extension Catalog {
  /// All videos that a file holds or held, in the order of what they are called, then of their ids.
  func entries() throws -> [VideoEntry] {
    var entries = try read { database in
      var (entries, positions): ([VideoEntry], [Int64: Int]) = ([], [:])
      let rows = try Row.fetchCursor(
        database,
        sql: """
          SELECT id, content, frames, measurement, outcome, depth, screened_by FROM videos
          """)
      while let row = try rows.next() {
        try Cancellation.check()
        let entry = try VideoEntry(row)
        positions[entry.row] = entries.count
        entries.append(entry)
      }
      try name(&entries, by: positions, database)
      return entries
    }
    entries.removeAll { $0.root.isEmpty }
    let isSorted = zip(entries, entries.dropFirst()).allSatisfy { !VideoEntry.precedes($1, $0) }
    if !isSorted { entries.sort(by: VideoEntry.precedes) }
    return entries
  }

  /// Calls videos by the first file that holds them and is there; where none is, by the first that did.
  private func name(
    _ entries: inout [VideoEntry], by positions: [Int64: Int], _ database: Database
  ) throws {
    let roots = try Dictionary(
      uniqueKeysWithValues: RootRow.fetchAll(database).map { ($0.id ?? 0, $0.path) })
    let rows = try Row.fetchCursor(
      database, sql: "SELECT video, root, path, present FROM places")
    while let row = try rows.next() {
      guard let position = try positions[row.value(0)] else { continue }
      let (root, path) = try moved(root: roots[row.value(1)] ?? "/", path: row.value(2))
      entries[position].add(root, path, isPresent: try row.value(3))
    }
  }
}

extension VideoEntry {
  fileprivate init(_ row: Row) throws {
    try self.init(
      row: row.value(0), id: row.value(1, as: String?.self).flatMap(ContentID.init), root: "",
      name: "",
      frames: Int32(clamping: row.value(2, as: Int64.self)), measurement: row.value(3),
      outcome: Outcome(rawValue: row.value(4)) ?? .failed,
      depth: row.value(5, as: String?.self).flatMap(ScanDepth.init), screenedBy: row.value(6))
  }

  fileprivate mutating func add(_ root: String, _ path: String, isPresent: Bool) {
    let isFirst =
      self.root.isEmpty || isPresent && files == 0
      || isPresent == (files > 0) && VideoOrder.precedes(FilePath.joined(root, path), self.path)
    if isFirst { (self.root, name) = (root, path) }
    if isPresent { files += 1 }
  }
}
