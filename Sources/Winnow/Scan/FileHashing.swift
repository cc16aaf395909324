import WinnowMedia

/// Tells which files have the same bytes, by hashing those that share their size with others.
struct FileHashing {
  /// Files read at the same time.
  var jobs: Int

  /// Hashes written to the catalog in one transaction.
  private static let batch = 64

  private struct Answer {
    /// Nil where the file could not be read, or has changed since it was listed.
    var hash: ContentHash?
  }

  /// The hashes of those of `sources` that share their size with others and can be read, by their
  /// paths. Those that the catalog has are not made again while size and time of the file stand.
  ///
  /// - Returns: nil where it was cancelled.
  /// - Throws: `WinnowError` where the catalog cannot be read or written.
  func hashes(
    of sources: [VideoSource], in catalog: Catalog, _ cancellation: Cancellation
  ) throws -> [[UInt8]: ContentHash]? {
    let sources = Self.ofSharedSize(sources)
    let known = try catalog.hashes(of: sources)
    var hashes: [[UInt8]: ContentHash] = [:]
    for case (let source, let hash?) in zip(sources, known) { hashes[source.pathBytes] = hash }
    let pending = zip(sources, known).filter { $0.1 == nil }.map(\.0)
    var made: [(VideoSource, ContentHash)] = []
    var work = OrderedWork(workers: jobs)
    work.isOrdered = false
    try work.run(count: pending.count) { index -> Answer? in
      let hash = pending[index].hash { !cancellation.isCancelled }
      return cancellation.isCancelled ? nil : Answer(hash: hash)
    } consume: { index, answer in
      guard let hash = answer.hash else { return }
      hashes[pending[index].pathBytes] = hash
      made.append((pending[index], hash))
      guard made.count == Self.batch else { return }
      try catalog.writeHashes(made)
      made.removeAll()
    }
    if !made.isEmpty { try catalog.writeHashes(made) }
    return cancellation.isCancelled ? nil : hashes
  }

  private static func ofSharedSize(_ sources: [VideoSource]) -> [VideoSource] {
    let files = sources.filter { $0.refusal == nil && $0.size > 0 }
    let counts = Dictionary(files.map { ($0.size, 1) }, uniquingKeysWith: +)
    return files.filter { counts[$0.size] ?? 0 > 1 }
  }
}

extension VideoSource {
  /// Nil where the file cannot be read or is not as it was listed.
  fileprivate func hash(shouldGoOn: () -> Bool) -> ContentHash? {
    let hash = ContentHash(of: absolutePath, size: size, shouldGoOn: shouldGoOn)
    return isUnchanged ? hash : nil
  }
}
