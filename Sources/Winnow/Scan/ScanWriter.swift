import WinnowCore

/// Writes what a scan finds out to the catalog, and counts it.
struct ScanWriter {
  let catalog: Catalog
  let keys: MeasurementKeys
  let progress: ScanProgress
  let revisions: [Int64: MeasurementRevisions]
  private(set) var summary: Scan.Summary

  init(
    _ catalog: Catalog, _ keys: MeasurementKeys, _ progress: ScanProgress,
    _ revisions: [Int64: MeasurementRevisions], _ summary: Scan.Summary
  ) {
    (self.catalog, self.keys, self.progress) = (catalog, keys, progress)
    (self.revisions, self.summary) = (revisions, summary)
  }

  /// Writes what came of the files of `video`.
  ///
  /// - Parameter isRepeated: whether they were measured before by a worker that was killed.
  /// - Throws: `WinnowError` where the catalog cannot be written.
  mutating func write(
    _ video: PlannedVideo, _ attempts: [ScanMeasuring.Attempt], isRepeated: Bool = false
  ) throws {
    guard let last = attempts.last else { return }
    if isRepeated { summary.repeated += 1 }
    if last.record.saysNothing, video.known?.outcome == .scanned {
      // What is known of it stands.
      summary.count(last.record)
      progress.finish(last.record)
      return
    }
    var files = video.files
    for attempt in attempts where attempt.record.isChanged {
      // Whatever it holds now is not this video.
      files.removeAll { $0.source.pathBytes == attempt.file.source.pathBytes }
      try write(attempt, of: nil, id: nil, files: [attempt.file])
    }
    if !last.record.isChanged {
      // What turns out to be no video needs no name.
      let id = last.record.depth == nil ? nil : video.id ?? last.record.id
      try write(last, of: video.known, id: id, files: files)
      summary.identical += video.known == nil ? files.count - 1 : 0
    }
  }

  private mutating func write(
    _ attempt: ScanMeasuring.Attempt, of known: KnownVideo?, id: ContentID?,
    files: [ScanInput.File]
  ) throws {
    let before = known.flatMap { revisions[$0.measurement] }
    try catalog.write(
      Catalog.Finding(
        record: attempt.record, row: known?.row, id: id,
        files: files.map { ($0.source, $0.place?.id) },
        revisions: keys.revisions(of: attempt.record, parts: attempt.parts, before: before),
        parts: attempt.parts))
    summary.count(attempt.record)
    progress.finish(attempt.record)
  }
}

extension Scan.Summary {
  fileprivate mutating func count(_ record: VideoRecord) {
    switch record.outcome {
    case .scanned: scanned += 1
    case .identical: identical += 1
    case .rejected where record.depth != nil: screened += 1
    case .rejected: rejected += 1
    case .failed:
      failed += 1
      if record.isKilled { killed += 1 }
    }
  }
}
