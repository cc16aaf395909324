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
  private static let mostCodes = 131_072
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
  /// - Parameters:
  ///   - part: of a batch: what is wanted of its clips.
  ///   - clips: reads a batch; called twice for each, on several threads.
  /// - Throws: what `clips` throws.
  public func matches(
    batches: Int, part: (Int) -> CopyPart = { _ in .new },
    _ clips: @Sendable (Int) throws -> [ClipFingerprint]
  ) throws -> [CopyMatch] {
    let parts = (0..<batches).map(part)
    let present = Set(parts)
    let wanting = present.filter { part in present.contains(where: part.isCompared(with:)) }
    guard !wanting.isEmpty else { return [] }
    let gathered = try GatheredClips(parts, kernels: kernels, clips)
    let searches = Dictionary(
      uniqueKeysWithValues: wanting.map { part in
        let index = gathered.index(for: part, kernels: kernels)
        return (
          part,
          CopySearch(
            catalog: gathered.catalog, index: index, criteria: criteria, kernels: kernels)
        )
      })
    let (starts, runs) = (gathered.starts, Self.runs(gathered, parts))
    let found = try concurrentMap(count: runs.count) { run -> [Finding] in
      let first = runs[run].lowerBound
      guard let search = searches[parts[first]] else { return [] }
      return search.findings(
        of: try runs[run].flatMap(clips), firstClip: starts[first].clip,
        firstSheet: starts[first].sheet)
    }
    return Self.bestOfEachPair(found.flatMap { $0 })
  }

  /// Batches that are looked for together: the more, the closer together lies what is looked up, as long as
  /// there is work for all processors.
  private static func runs(_ clips: GatheredClips, _ parts: [CopyPart]) -> [Range<Int>] {
    let size = max(1, min(mostCodes, clips.catalog.codes.count / fewestRuns))
    let firstCodes = clips.starts.map { clips.catalog.firstCode(ofSheet: $0.sheet) }
    var runs: [Range<Int>] = []
    for batch in parts.indices {
      if let last = runs.last, parts[batch] == parts[last.lowerBound],
        firstCodes[batch] - firstCodes[last.lowerBound] < size
      {
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
