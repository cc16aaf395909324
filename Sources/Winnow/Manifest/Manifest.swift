import Foundation
import WinnowCore
import WinnowMedia

/// Writes manifest.jsonl and its other forms from the verdicts of a catalog: the clips in order of video and
/// clip.
struct Manifest {
  static let fileName = JSONLinesManifest.fileName

  private let catalog: Catalog
  /// Those that are there and measured, in order.
  private let entries: [VideoEntry]
  private let positions: [Int64: Int]
  private let buckets: Buckets
  private let columns: ManifestColumns
  private let models: ModelColumns
  /// The clips that are exported; nil for all that are kept.
  private let share: ExportShare?

  /// - Parameters:
  ///   - scores: which statistics the lines have; nil for what the recipe says.
  ///   - share: the clips that are exported; nil for all that are kept.
  init(
    _ catalog: Catalog, recipe: Recipe, scores: ManifestSettings.Scores? = nil,
    share: ExportShare? = nil
  ) throws {
    (self.catalog, self.share) = (catalog, share)
    buckets = Buckets(recipe.buckets)
    models = try catalog.chosenModels()
    columns = try ManifestColumns(
      ManifestScores(
        scores ?? recipe.manifest.scores, recipe.gates,
        of: catalog.scores(with: models).columns, catalog.outsideColumns(),
        models))
    entries = try catalog.entries().filter { $0.isPresent && $0.isMeasured }
    positions = Dictionary(uniqueKeysWithValues: entries.enumerated().map { ($1.row, $0) })
  }

  /// Whether clips are listed that are not exported.
  enum Extent { case everyClip, exported }

  /// Writes a form of the manifest into `folder`, and hands each clip to `note`.
  ///
  /// Where only what is exported is listed, the first line is one of a clip with copies, where there is
  /// one: readers that take the types of columns from their beginnings see that groups are numbers.
  func write<Form: ManifestForm>(
    _ form: Form.Type, _ extent: Extent, to folder: URL,
    outputs: [ClipKey: ClipOutput] = [:], note: (ManifestLine) -> Void = { _ in }
  ) throws {
    let first = try extent == .exported ? firstCopy(outputs) : nil
    let file = folder.appending(path: Form.fileName(ofPart: share?.part))
    try AtomicFile.writePieces(to: file) { emit in
      var form = Form(columns)
      try emit(form.begin())
      let begun = form
      if let first {
        try emit(form.add(begun.piece(of: [first])))
        note(first)
      }
      try eachPiece { entries in
        try lines(of: entries, extent, outputs).filter {
          first == nil || $0.judged.video != first?.judged.video || $0.clip != first?.clip
        }
      } make: { lines in
        try begun.piece(of: lines)
      } consume: { piece, lines in
        try emit(form.add(piece))
        lines.forEach(note)
      }
      try emit(form.finish())
    }
  }

  /// Writes every clip to `file` as manifest.jsonl has them, with what `files` says was written of them.
  func write(to file: URL, naming files: ManifestFiles) throws {
    let form = columns.json
    try AtomicFile.writePieces(to: file) { emit in
      try eachPiece { entries in
        try lines(of: entries, .everyClip, [:]).map { line in
          var line = line
          if let known = line.id.flatMap({ files.entries[$0] }) {
            (line.output, line.bucket) = (known.output, known.bucket)
          }
          return line
        }
      } make: { lines in
        form.piece(of: lines)
      } consume: { text, _ in
        try emit(text)
      }
    }
  }

  /// The lines of the exported clips of the video in `row`, by clip.
  func keptLines(ofVideo row: Int64, outputs: [ClipKey: ClipOutput]) throws -> [ManifestLine] {
    guard let position = positions[row] else { return [] }
    return try lines(of: entries[position...position], .exported, outputs)
  }

  /// A line as one of manifest.jsonl, without its end, for the shard that holds its clip.
  func json(_ line: ManifestLine) -> Data {
    var text = JSONWriter()
    columns.json.write(line, isInShard: true, to: &text)
    return Data(text.bytes)
  }

  /// Hands over the lines of exported clips in the order of video and clip.
  func eachLine(_ outputs: [ClipKey: ClipOutput], _ body: (ManifestLine) throws -> Void) throws {
    try entries.inChunks { entries in
      try lines(of: entries, .exported, outputs)
    } consume: { lines in
      try lines.forEach(body)
    }
  }

  /// Makes the lines of some videos at a time, on all processors, and hands them over in order.
  private func eachPiece<Piece: Sendable>(
    lines: @escaping @Sendable (ArraySlice<VideoEntry>) throws -> [ManifestLine],
    make: @escaping @Sendable ([ManifestLine]) throws -> Piece,
    consume: (Piece, [ManifestLine]) throws -> Void
  ) throws {
    try entries.inChunks { entries in
      let lines = try lines(entries)
      return (try make(lines), lines)
    } consume: { piece, lines in
      try consume(piece, lines)
    }
  }

  /// The first exported clip that has copies.
  private func firstCopy(_ outputs: [ClipKey: ClipOutput]) throws -> ManifestLine? {
    let rows = try catalog.videosWithKeptCopies()
    for (position, entry) in entries.enumerated()
    where rows.contains(entry.row) && entry.depth == .frames {
      let lines = try lines(of: entries[position...position], .exported, outputs)
      if let line = lines.first(where: { $0.judged.group != nil }) { return line }
    }
    return nil
  }

  private func wanted(_ verdicts: [ClipVerdict], of entry: VideoEntry, _ extent: Extent)
    -> [ClipVerdict]
  {
    guard extent == .exported else { return verdicts }
    let kept = verdicts.filter { $0.verdict == .keep }
    let range = share?.clips(ofVideo: entry.row) ?? kept.indices
    return Array(kept[range.clamped(to: kept.indices)])
  }

  private func lines(
    of entries: ArraySlice<VideoEntry>, _ extent: Extent, _ outputs: [ClipKey: ClipOutput]
  ) throws -> [ManifestLine] {
    // Of a survey, frames were not counted.
    let wanted = entries.filter { entry in
      extent == .everyClip
        || entry.depth == .frames && share?.clips(ofVideo: entry.row).isEmpty != true
    }
    let rows = wanted.map(\.row)
    let answers = try catalog.answers(of: rows, columns.scores.columns)
    return try zip(wanted, catalog.judged(rows)).flatMap { entry, judged in
      try judged.map { try lines(of: entry, $0, answers, extent, outputs) } ?? []
    }
  }

  private func lines(
    of entry: VideoEntry, _ judged: Catalog.JudgedVideo, _ answers: [ContentID: ClipAnswers],
    _ extent: Extent, _ outputs: [ClipKey: ClipOutput]
  ) throws -> [ManifestLine] {
    let shares = try catalog.shares(
      of: columns.scores.shares, entry.row, judged.video.clips, models, judged.annotations)
    let answers = answers.of(judged.video)
    let video = ManifestVideo(
      name: ManifestVideo.Name(id: entry.id, path: entry.name), depth: entry.depth,
      facts: judged.facts)
    return wanted(judged.verdicts, of: entry, extent).map { verdict in
      let kept = verdict.kept.flatMap { positions[$0.video] }.map {
        ManifestVideo.Name(id: entries[$0].id, path: entries[$0].name)
      }
      let values = ManifestValues(
        statistics: judged.video.statistics, row: verdict.clip,
        shares: shares.map { $0[verdict.clip] }, answers: answers[verdict.clip],
        annotations: judged.annotations[verdict.clip])
      return ManifestLine(
        judged.video.clips[verdict.clip], values, verdict, of: video, kept: kept,
        output: outputs[ClipKey(video: entry.row, clip: verdict.clip)] ?? ClipOutput(),
        buckets: buckets, columns: columns)
    }
  }
}
