import WinnowCore

/// What of the input is to be measured, by comparing it with the catalog.
struct ScanPlan {
  struct Item {
    var source: VideoSource
    /// The row it replaces; nil for a file the catalog does not know.
    var id: Int64?
  }

  /// Files that are new, have changed, or were measured under other settings.
  var pending: [Item] = []
  /// Rows whose files are as they were.
  var known: [Int64] = []
  /// How many of those failed when they were scanned.
  var knownFailed = 0
  /// Rows of the scanned directories whose files are gone.
  var vanished: [Int64] = []

  init(
    _ sources: [VideoSource], inputs: [String], known videos: [CatalogVideo],
    isCurrent: (CatalogVideo) -> Bool, retriesFailed: Bool
  ) {
    let rows = Dictionary(
      videos.map { (Array($0.source.absolutePath.utf8), $0) },
      uniquingKeysWith: { first, _ in first })
    for var source in sources {
      guard let row = rows[Array(source.absolutePath.utf8)] else {
        pending.append(Item(source: source))
        continue
      }
      if row.isUnchanged(source), isCurrent(row), !(retriesFailed && row.outcome == .failed) {
        known.append(row.id)
        if row.outcome == .failed { knownFailed += 1 }
      } else {
        (source.root, source.path) = (row.source.root, row.source.path)
        pending.append(Item(source: source, id: row.id))
      }
    }
    vanished = Self.vanished(rows, sources, inputs)
  }

  private static func vanished(
    _ rows: [[UInt8]: CatalogVideo], _ sources: [VideoSource], _ inputs: [String]
  ) -> [Int64] {
    let found = Set(sources.map { Array($0.absolutePath.utf8) })
    let folders = inputs.map { InputWalker.absolute($0) + "/" }
    return rows.filter { bytes, row in
      let path = row.source.absolutePath
      return !found.contains(bytes) && folders.contains { path.hasPrefix($0) }
    }.map(\.value.id).sorted()
  }
}

extension CatalogVideo {
  /// Whether the file is as it was.
  fileprivate func isUnchanged(_ source: VideoSource) -> Bool {
    self.source.size == source.size && self.source.modified == source.modified
  }
}
