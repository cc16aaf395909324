import Foundation
import GRDB
import WinnowCore

/// Takes a part out of a catalog: a small catalog with what an export of its clips reads, so that these
/// can be exported elsewhere as that part of the whole.
package struct CatalogDivision: Sendable {
  package var part: ExportPart
  /// What the part is exported by unless another recipe is named.
  package var recipe: Recipe
  /// The clips that it holds as if they were kept; nil for those that are.
  package var asked: AskedClips?

  package init(_ part: ExportPart, recipe: Recipe) {
    (self.part, self.recipe) = (part, recipe)
  }

  /// What a part holds.
  package struct Summary: Sendable {
    package var videos = 0
    /// Exported clips. At either end there may be some of the next part, of a video that both have.
    package var clips = 0
    package var bytes = 0
  }

  /// Writes the part of `catalog` into `file`, which appears when it is whole.
  ///
  /// - Throws: `WinnowError` where the catalog was not selected since the last scan, or is a part itself;
  ///   where the file cannot be written, or is there and no part of a catalog.
  package func write(_ catalog: Catalog, to file: URL) throws -> Summary {
    try check(catalog)
    try Self.refuseOthers(file)
    let all = try catalog.entries().filter(\.isPresent)
    let order = try ClipOrder(catalog, all, counts: asked?.clips.mapValues(\.count))
    // With shards or without, one video or another at the ends differs; of what is asked there are no shards.
    let shares = (asked == nil ? [recipe.export.shardSamples, nil] : [nil]).map {
      ExportShare(order, part: part, samples: $0)
    }
    let videos = all.map(\.row).filter { row in
      shares.contains { !$0.clips(ofVideo: row).isEmpty }
    }
    let summary = try AtomicFile.making(file) { path in
      try WinnowError.during("write", file.path) {
        try write(videos, order, of: catalog, to: path)
      }
      return Summary(
        videos: videos.count, clips: videos.reduce(0) { $0 + (order[$1]?.count ?? 0) },
        bytes: try AtomicFile.size(of: URL(literalPath: path)))
    }
    return summary ?? Summary()
  }

  private func check(_ catalog: Catalog) throws {
    func refuse(_ reason: String) throws {
      throw WinnowError("divide", catalog.file.path, reason: reason)
    }
    if try !catalog.isSelected() {
      throw WinnowError.unselected("divide", catalog)
    }
    if let part = try catalog.part()?.part { try refuse("it is part \(part) of a catalog itself") }
  }

  /// A part can be made again; nothing else in its place is ours to replace.
  private static func refuseOthers(_ file: URL) throws {
    var status = stat()
    guard lstat(file.path, &status) == 0 else { return }
    let isPart = (try? Catalog.reading(file) { try $0.part() != nil }) ?? false
    if isPart, status.isFile { return }
    throw WinnowError(
      "write", file.path, reason: "it is there, and no part of a catalog; name another file")
  }

  private func write(
    _ videos: [Int64], _ order: ClipOrder, of catalog: Catalog, to path: String
  ) throws {
    var configuration = CatalogFile.configuration
    // Nothing is to lie beside the file.
    configuration.prepareDatabase { try $0.execute(sql: "PRAGMA journal_mode = MEMORY") }
    let database = try DatabaseQueue(path: path, configuration: configuration)
    try CatalogSchema.migrator.migrate(database)
    let scores = catalog.toolbox.instruments.sampledScores
    try catalog.read { whole in
      try database.write { part in
        for table in PartTable.all(scores) { try table.copy(videos, from: whole, to: part) }
        if let asked { try Self.keep(asked, in: part) }
        try write(videos, order, to: part)
      }
    }
    try database.close()
  }

  /// Has the clips that are asked about stand there as the kept ones.
  private static func keep(_ asked: AskedClips, in part: Database) throws {
    try part.execute(
      sql: "UPDATE verdicts SET verdict = ? WHERE verdict = ?",
      arguments: [Verdict.reject.rawValue, Verdict.keep.rawValue])
    let statement = try part.makeStatement(
      sql: "UPDATE verdicts SET verdict = ?, reasons = '[]' WHERE video = ? AND clip = ?")
    for (video, clips) in asked.clips.sorted(by: { $0.key < $1.key }) {
      for clip in clips {
        try statement.execute(arguments: [Verdict.keep.rawValue, video, clip])
      }
    }
  }

  /// Says where the clips stand in the whole.
  private func write(_ videos: [Int64], _ order: ClipOrder, to database: Database) throws {
    try PartRow(
      part: part.number, parts: part.count, clips: order.total,
      shardSamples: recipe.export.shardSamples, recipe: RecipeYAML.text(of: recipe)
    ).insert(database)
    for video in videos {
      try PartVideoRow(
        video: video, stem: order.names.stem(ofVideo: video), firstClip: order[video]?.first ?? 0
      ).insert(database)
    }
  }
}
