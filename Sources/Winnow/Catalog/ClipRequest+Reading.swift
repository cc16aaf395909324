import WinnowCore

extension ClipRequest {
  /// Calls `body` with each clip, in order. Memory does not grow with their number, but where they are sorted.
  ///
  /// - Throws: `WinnowError` where the catalog was not selected since the last scan, cannot be read, or knows no
  ///   score of a name, or the path of a folder is none; what `body` throws.
  public func visit(_ body: (CatalogClip) throws -> Void) throws {
    try read([]) { clip, _ in try body(clip) }
  }

  /// All of them.
  ///
  /// - Throws: as `visit`.
  public func all() throws -> [CatalogClip] {
    var clips: [CatalogClip] = []
    try visit { clips.append($0) }
    return clips
  }

  /// How many they are.
  ///
  /// - Throws: as `visit`.
  public func count() throws -> Int {
    var count = 0
    try unsorted.visit { _ in count += 1 }
    return count
  }

  /// How long they are together.
  ///
  /// - Throws: as `visit`.
  public func seconds() throws -> Double {
    var seconds = 0.0
    try unsorted.visit { seconds += $0.duration }
    return seconds
  }

  /// Their names, of those that have one.
  ///
  /// - Throws: as `visit`.
  public func ids() throws -> [ContentID] {
    var ids: [ContentID] = []
    try visit { if let id = $0.id { ids.append(id) } }
    return ids
  }

  /// The files that hold their videos, from the root of the file system on, each once.
  ///
  /// - Throws: as `visit`.
  public func files() throws -> [String] {
    var files: [String] = []
    var videos: Set<Int64> = []
    try visit { if videos.insert($0.video).inserted { files.append($0.file) } }
    return files
  }

  /// The values of a score, one a clip; nil where there is none.
  ///
  /// - Parameter score: as in `where`.
  /// - Throws: as `visit`.
  public func values(of score: String) throws -> [Double?] {
    var values: [Double?] = []
    try read([score]) { values.append($1[0]) }
    return values
  }

  /// Calls `body` with each clip and its values of some scores.
  private func read(
    _ scores: [String], _ body: (CatalogClip, [Double?]) throws -> Void
  ) throws {
    guard let order else { return try readInTurn(scores, most: most, body) }
    var found: [(clip: CatalogClip, values: [Double?], key: Double)] = []
    try readInTurn(scores + [order.score], most: nil) { clip, values in
      let value = values[scores.count].map { order.ascending ? $0 : -$0 }
      found.append((clip, Array(values.dropLast()), value ?? .infinity))
    }
    let places = found.indices.sorted { (found[$0].key, $0) < (found[$1].key, $1) }
    for place in places.prefix(max(0, most ?? .max)) {
      try body(found[place].clip, found[place].values)
    }
  }

  /// The same in the order of the manifest.
  private func readInTurn(
    _ scores: [String], most: Int?, _ body: (CatalogClip, [Double?]) throws -> Void
  ) throws {
    if let fault { throw fault }
    guard try catalog.isSelected() else {
      throw WinnowError.unselected("read the clips of", catalog)
    }
    let values = try ClipValues(bounds.map(\.name) + scores, of: catalog)
    let entries = try catalog.entries().filter { $0.isPresent && $0.isMeasured }
    var left = most ?? .max
    for some in entries.inQueries {
      for (clip, values) in try values.clips(of: some) {
        guard left > 0 else { return }
        let fits = zip(bounds, values).allSatisfy { bound, value in value.map(bound.allows) ?? false
        }
        guard fits, conditions.allSatisfy({ $0(clip) }) else { continue }
        left -= 1
        try body(clip, Array(values.dropFirst(bounds.count)))
      }
    }
  }
}
