/// Writes what a scan finds out to the catalog, and counts it.
struct ScanWriter {
  let catalog: Catalog
  let keys: MeasurementKeys
  let progress: ScanProgress
  private(set) var summary: Scan.Summary

  init(
    _ catalog: Catalog, _ keys: MeasurementKeys, _ progress: ScanProgress, _ summary: Scan.Summary
  ) {
    (self.catalog, self.keys, self.progress, self.summary) = (catalog, keys, progress, summary)
  }

  /// Writes the files of `group`.
  ///
  /// - Parameter records: those of the unmeasured files, up to the first that could be measured.
  /// - Throws: `WinnowError` where the catalog cannot be written.
  mutating func write(_ group: SameFiles, _ records: [VideoRecord]) throws {
    var records = records[...]
    var (original, isNew) = (nil as Int64?, false)
    for file in group.files {
      if let original {
        // Those of an original that was measured anew have been forgotten with what it was.
        let isDone = isNew ? group.isKept(file) : group.isSettled(file, of: original)
        if isDone { count(known: file) } else { try writeDuplicate(file, of: original) }
      } else if file.knowledge == .measured {
        original = file.id
        count(known: file)
      } else if case .unusable = file.knowledge {
        count(known: file)
      } else if let record = records.popFirst() {
        let row = try write(record, id: file.id)
        if record.outcome == .scanned { (original, isNew) = (row, true) }
      }
    }
  }

  private mutating func write(_ record: VideoRecord, id: Int64?) throws -> Int64 {
    let row = try catalog.write(record, id: id, measurement: keys.key(of: record))
    summary.count(record)
    progress.finish(record)
    return row
  }

  private mutating func writeDuplicate(_ file: PlannedFile, of original: Int64) throws {
    try catalog.writeDuplicate(file.source, id: file.id, of: original)
    let record = VideoRecord(source: file.source, outcome: .duplicate)
    summary.count(record)
    progress.finish(record)
  }

  private mutating func count(known file: PlannedFile) {
    guard !file.isOutside else { return }
    summary.known += 1
    if file.knowledge == .unusable(isFailed: true) { summary.knownFailed += 1 }
  }
}

extension Scan.Summary {
  fileprivate mutating func count(_ record: VideoRecord) {
    switch record.outcome {
    case .scanned: scanned += 1
    case .duplicate: duplicates += 1
    case .rejected where record.depth != nil: screened += 1
    case .rejected: rejected += 1
    case .failed: failed += 1
    }
  }
}
