/// Finds the clips of a collection that show the same content, however re-encoded, scaled,
/// trimmed, boxed, cropped, mirrored or re-timed.
///
/// Coarse keys name the pairs worth a look (`CopyIndex`); the alignment of their codes decides.
/// The result depends on the clips alone: in another order the same pairs are found, and clips that
/// are added change nothing between those that were there.
///
/// Memory: 112 bytes a code (25 codes are a clip of 5 s): 64 the code, 8 its times, 36 the index and 4
/// its number; up to 200 for a moment, while these are gathered from the batches. Pictures are read when
/// they are needed and not held.
public struct CopyFinder: Sendable {
  public var criteria: CopyCriteria
  private let kernels: Kernels
  /// Codes that are looked for together, a kilobyte or two each, and into how many parts all are divided at
  /// the least.
  private static let mostCodes = 32_768
  private static let fewestRuns = 64

  public init(kernels: Kernels = .best, criteria: CopyCriteria = CopyCriteria()) {
    self.kernels = kernels
    self.criteria = criteria
  }

  /// All pairs of copies among `clips`, ordered by a, then b.
  public func matches(among clips: [ClipFingerprint]) -> [CopyMatch] {
    let size = 16
    let matches = try? matches(batches: (clips.count + size - 1) / size) { batch in
      Array(clips[batch * size..<min(clips.count, (batch + 1) * size)])
    }
    // Clips that are there already cannot fail to be read.
    return matches ?? []
  }

  /// All pairs of copies among clips that come in batches, ordered by a, then b. Clips are counted
  /// through all batches.
  ///
  /// - Parameter clips: reads a batch; called twice for each, on several threads.
  /// - Throws: what `clips` throws.
  public func matches(
    batches: Int, _ clips: @Sendable (Int) throws -> [ClipFingerprint]
  ) throws -> [CopyMatch] {
    var parts: [CatalogPart?] = try concurrentMap(count: batches) { batch in
      CatalogPart(try clips(batch), kernels)
    }
    var catalog = CopyCatalog()
    var (keys, codes): ([CoarseKey], [UInt32]) = ([], [])
    var starts: [(clip: Int, sheet: Int)] = []
    catalog.reserve(codes: parts.reduce(0) { $0 + ($1?.catalog.codes.count ?? 0) })
    let keyCount = parts.reduce(0) { $0 + ($1?.keys.count ?? 0) }
    keys.reserveCapacity(keyCount)
    codes.reserveCapacity(keyCount)
    // What has been taken over is let go of: of a large catalog there is no room for two.
    for batch in parts.indices {
      starts.append((catalog.clipCount, catalog.sheets.count))
      guard let part = parts[batch] else { continue }
      keys += part.keys
      codes += part.codes.map { $0 + UInt32(catalog.codes.count) }
      catalog.append(part.catalog)
      parts[batch] = nil
    }
    let search = CopySearch(
      catalog: catalog, index: CopyIndex(keys: keys, owners: codes, kernels: kernels),
      criteria: criteria, kernels: kernels)
    let runs = Self.runs(starts.map { catalog.firstCode(ofSheet: $0.sheet) }, catalog.codes.count)
    let found = try concurrentMap(count: runs.count) { [starts] run in
      let first = starts[runs[run].lowerBound]
      return search.findings(
        of: try runs[run].flatMap(clips), firstClip: first.clip, firstSheet: first.sheet)
    }
    return Self.bestOfEachPair(found.flatMap { $0 })
  }

  /// Batches that are looked for together: the more, the closer together lies what is looked up, as long as
  /// there is work for all processors.
  ///
  /// - Parameters:
  ///   - firstCodes: the number of each batch's first code.
  ///   - count: of all codes.
  private static func runs(_ firstCodes: [Int], _ count: Int) -> [Range<Int>] {
    let size = max(1, min(mostCodes, count / fewestRuns))
    var runs: [Range<Int>] = []
    for batch in firstCodes.indices {
      if let last = runs.last, firstCodes[batch] - firstCodes[last.lowerBound] < size {
        runs[runs.count - 1] = last.lowerBound..<batch + 1
      } else {
        runs.append(batch..<batch + 1)
      }
    }
    return runs
  }

  private static func bestOfEachPair(_ findings: [Finding]) -> [CopyMatch] {
    var best: [Finding] = []
    for finding in findings.sorted(by: Finding.precedes) where finding.pair != best.last?.pair {
      best.append(finding)
    }
    return best.map(\.match)
  }
}

/// The sheets of a batch, and the keys they are found by with the codes that have them.
private struct CatalogPart: Sendable {
  let catalog: CopyCatalog
  private(set) var keys: [CoarseKey] = []
  private(set) var codes: [UInt32] = []

  init(_ clips: [ClipFingerprint], _ kernels: Kernels) {
    catalog = CopyCatalog(clips)
    for (number, sheet) in catalog.sheets.enumerated() {
      let query = CopyQuery(sheet, of: clips[sheet.clip], kernels: kernels)
      for (key, picture) in query.keys() {
        keys.append(key)
        codes.append(UInt32(catalog.codes(of: number).lowerBound + picture))
      }
    }
  }
}
