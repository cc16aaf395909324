import Foundation
import WinnowCore

/// Writes the verdicts of a judgement into the catalog and manifest.jsonl, going through the clips once.
struct VerdictWriting {
  /// Verdicts that are written together.
  private static let size = 4096

  private let catalog: Catalog
  private let judgement: Judgement
  private let buckets: Buckets
  private let scores: ManifestScores
  private let positions: [Int64: Int]

  init(_ catalog: Catalog, _ judgement: Judgement, _ recipe: Recipe) {
    (self.catalog, self.judgement) = (catalog, judgement)
    buckets = Buckets(recipe.buckets)
    scores = ManifestScores(recipe.manifest.scores, recipe.gates)
    let hasCopies = judgement.funnel.groups > 0
    positions = Dictionary(
      uniqueKeysWithValues: hasCopies ? judgement.entries.enumerated().map { ($1.row, $0) } : [])
  }

  func run() throws {
    try AtomicFile.writePieces(to: catalog.folder.appending(path: Manifest.fileName)) { emit in
      var verdicts: [Catalog.WrittenVerdict] = []
      func flush(ifMoreThan count: Int) throws {
        guard verdicts.count > count else { return }
        try catalog.add(verdicts)
        verdicts.removeAll(keepingCapacity: true)
      }
      try judgement.pass.run(judgement.entries, work: lines) { _, made in
        try emit(made.text)
        verdicts += made.verdicts
        try flush(ifMoreThan: Self.size)
      }
      try flush(ifMoreThan: 0)
    }
  }

  /// The verdicts of a video's clips, and their lines.
  private func lines(of item: CutReader.Item) throws -> (
    text: [UInt8], verdicts: [Catalog.WrittenVerdict]
  ) {
    let form = JSONLinesManifest(scores: scores)
    let candidates = judgement.maker.candidates
    let verdicts = candidates.clips(of: item.position).map(judgement.maker.verdict)
    guard verdicts.count == item.video.clips.count else { throw changed(item) }
    let video = ManifestVideo(
      name: name(of: item.entry), depth: item.entry.depth, facts: item.facts)
    var text = JSONWriter()
    for (number, verdict) in verdicts.enumerated() {
      let values = ManifestValues(
        statistics: item.video.statistics, row: number, shares: item.shares.map { $0[number] })
      form.append(
        ManifestLine(
          item.video.clips[number], values, verdict, of: video,
          kept: verdict.kept.flatMap { positions[$0.video] }
            .map { name(of: judgement.entries[$0]) }, buckets: buckets), to: &text)
    }
    return (text.bytes, verdicts.map(Catalog.WrittenVerdict.init))
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
