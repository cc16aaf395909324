import Foundation
import WinnowCore

/// Writes the verdicts of a selection into the catalog and manifest.jsonl, video by video.
struct VerdictWriting: Sendable {
  /// The verdicts of a video's clips, and their lines.
  struct Lines: Sendable {
    var text: [UInt8]
    var verdicts: [Catalog.WrittenVerdict]
  }

  private let catalog: Catalog
  private let entries: [VideoEntry]
  private let manifest: ManifestColumns
  private let buckets: Buckets
  /// Where videos stand among all, by their rows; none where no clip is a copy of another.
  private let positions: [Int64: Int]

  /// - Parameters:
  ///   - columns: what others have said of clips.
  ///   - models: those that clips are judged by.
  ///   - hasCopies: whether some clip is a copy of another.
  init(
    _ catalog: Catalog, _ recipe: Recipe, _ entries: [VideoEntry], _ columns: [OutsideColumn],
    _ models: ModelColumns, hasCopies: Bool = false
  ) throws {
    (self.catalog, self.entries) = (catalog, entries)
    manifest = ManifestColumns(
      ManifestScores(
        recipe.manifest.scores, recipe.gates,
        of: try catalog.scores(with: models).columns, columns, models))
    buckets = Buckets(recipe.buckets)
    positions = Dictionary(
      uniqueKeysWithValues: hasCopies ? entries.enumerated().map { ($1.row, $0) } : [])
  }

  /// Hands `body` what takes the lines of one video after another. The verdicts before stand until it has
  /// returned, but for those of videos that it cuts anew.
  func during(_ body: (_ take: (Lines) throws -> Void) throws -> Void) throws {
    try AtomicFile.writePieces(to: catalog.folder.appending(path: Manifest.fileName)) { emit in
      var verdicts: [Catalog.WrittenVerdict] = []
      try body { lines in
        try emit(lines.text)
        verdicts += lines.verdicts
      }
      try catalog.clearVerdicts()
      try catalog.add(verdicts)
    }
  }

  /// - Parameter verdicts: one a clip.
  func lines(of item: CutReader.Item, _ verdicts: [ClipVerdict]) throws -> Lines {
    guard verdicts.count == item.video.clips.count else { throw changed(item) }
    let video = ManifestVideo(
      name: name(of: item.entry), depth: item.entry.depth, facts: item.facts)
    var text = JSONWriter()
    for (number, verdict) in verdicts.enumerated() {
      let values = ManifestValues(
        statistics: item.video.statistics, row: number, shares: item.shares.map { $0[number] },
        answers: item.answers[number], annotations: item.annotations[number])
      manifest.json.append(
        ManifestLine(
          item.video.clips[number], values, verdict, of: video,
          kept: verdict.kept.flatMap { positions[$0.video] }.map { name(of: entries[$0]) },
          buckets: buckets, columns: manifest), to: &text)
    }
    return Lines(text: text.bytes, verdicts: verdicts.map(Catalog.WrittenVerdict.init))
  }

  private func name(of entry: VideoEntry) -> ManifestVideo.Name {
    ManifestVideo.Name(id: entry.id, path: entry.name)
  }

  private func changed(_ item: CutReader.Item) -> WinnowError {
    WinnowError(
      "read", catalog.file.path,
      reason: "what it holds of \(item.entry.name) changed meanwhile; run it again")
  }
}
