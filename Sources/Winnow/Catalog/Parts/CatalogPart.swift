import GRDB
import WinnowCore

/// What a catalog says of the whole that it is a part of.
struct CatalogPart: Sendable {
  struct Video: Hashable, Sendable {
    /// What the names of its files begin with.
    var stem: String
    /// Exported clips of the whole before its own.
    var first: Int
  }

  let part: ExportPart
  /// Exported clips of the whole.
  let clips: Int
  /// Clips in a shard.
  let shardSamples: Int
  /// By row.
  let videos: [Int64: Video]

  /// - Throws: `WinnowError` where it is not the part that is asked for, or cannot say what such an
  ///   export contains.
  func check(_ part: ExportPart?, _ sink: any ExportSink, in catalog: Catalog) throws {
    func refuse(_ reason: String) throws {
      throw WinnowError("export", catalog.file.path, reason: reason)
    }
    if let part, part != self.part {
      try refuse("it is part \(self.part) of a catalog, and is exported as that")
    }
    if let samples = sink.packing?.shardSamples, samples != shardSamples {
      try refuse(
        "it was taken out for shards of \(shardSamples) clips, and the recipe has shards of "
          + "\(samples); name the recipe to 'winnow part'")
    }
  }
}

extension Catalog {
  /// What it is a part of; nil for a whole catalog.
  ///
  /// - Throws: `WinnowError` where it cannot be read.
  func part() throws -> CatalogPart? {
    try read { database in
      guard let row = try PartRow.fetchOne(database) else { return nil }
      let places = try PartVideoRow.fetchAll(database)
      guard let part = ExportPart(row.part, of: row.parts), row.shardSamples > 0,
        0...1 << 40 ~= row.clips,
        places.allSatisfy({ 0...row.clips ~= $0.firstClip && ExportNames.isHarmless($0.stem) })
      else { throw WinnowError("read", file.path, reason: "its place in the whole is damaged") }
      let videos = places.map { ($0.video, CatalogPart.Video(stem: $0.stem, first: $0.firstClip)) }
      return CatalogPart(
        part: part, clips: row.clips, shardSamples: row.shardSamples,
        videos: Dictionary(videos) { first, _ in first })
    }
  }

  /// Whether it is a part of another.
  package var isPart: Bool { get throws { try part() != nil } }

  /// - Throws: `WinnowError` where it is a part, which has not all that was measured.
  func refusePart(_ operation: String) throws {
    guard let part = try part()?.part else { return }
    throw WinnowError(
      operation, file.path,
      reason: "it is part \(part) of a catalog and has not all that was measured; use the whole")
  }

  /// The recipe that clips are exported by unless another is named: that of the selection, or the one a
  /// part was taken out by. Nil where select has not run since the videos changed last.
  ///
  /// - Throws: `WinnowError` where it cannot be read.
  package func recipeOfExport() throws -> Recipe? {
    guard let text = try read({ try PartRow.fetchOne($0)?.recipe }) else {
      return try recipeOfSelection()
    }
    return try Recipe.read(text, judgedInstruments(), subject: "the recipe in \(file.path)")
  }

  /// How many clips are kept of each video that has some, by row.
  func keptClips() throws -> [Int64: Int] {
    try read { database in
      let rows = try Row.fetchCursor(
        database, sql: "SELECT video, count(*) FROM verdicts WHERE verdict = ? GROUP BY video",
        arguments: [Verdict.keep.rawValue])
      var counts: [Int64: Int] = [:]
      while let row = try rows.next() { try counts[row.value(0)] = row.value(1) }
      return counts
    }
  }
}
