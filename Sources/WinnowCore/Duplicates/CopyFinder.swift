/// Finds the clips of a collection that show the same content, however re-encoded, scaled,
/// trimmed, boxed, cropped, mirrored or re-timed.
///
/// Coarse keys name the pairs worth a look (`CopyIndex`); the alignment of their codes decides.
/// The result depends on the clips alone: in another order the same pairs are found, and clips that
/// are added change nothing between those that were there.
///
/// Memory: about 130 MB for each million codes (25 codes are a clip of 5 s): 64 bytes the code, 8
/// its times, 36 to 50 the index. Pictures are read when they are needed and not held.
public struct CopyFinder: Sendable {
  public var criteria: CopyCriteria
  private let kernels: Kernels

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
    let (catalog, starts) = try sheets(batches, clips)
    let index = index(catalog)
    let found = try concurrentMap(count: batches) { batch in
      var number = starts[batch].sheet
      var found: [Finding] = []
      for (offset, clip) in try clips(batch).enumerated() {
        for sheet in CopySheet.sheets(of: clip, number: starts[batch].clip + offset) {
          found += findings(of: sheet, number: number, clip, catalog, index)
          number += 1
        }
      }
      return found
    }
    return Self.bestOfEachPair(found.flatMap { $0 })
  }

  /// The sheets of all batches, without their pictures, and where those of each batch begin.
  private func sheets(
    _ batches: Int, _ clips: @Sendable (Int) throws -> [ClipFingerprint]
  ) throws -> (sheets: [IndexedSheet], starts: [(clip: Int, sheet: Int)]) {
    let parts = try concurrentMap(count: batches) { batch in
      let clips = try clips(batch)
      let sheets = clips.enumerated().flatMap { number, clip in
        CopySheet.sheets(of: clip, number: number).map { IndexedSheet($0, of: clip, kernels) }
      }
      return (clips: clips.count, sheets: sheets)
    }
    var all: [IndexedSheet] = []
    var starts: [(clip: Int, sheet: Int)] = []
    var clip = 0
    for part in parts {
      starts.append((clip, all.count))
      all += part.sheets.map { $0.moved(by: clip) }
      clip += part.clips
    }
    return (all, starts)
  }

  /// The plain keys of all sheets.
  private func index(_ sheets: [IndexedSheet]) -> CopyIndex {
    let owners = sheets.enumerated().flatMap { number, sheet in
      [Int32](repeating: Int32(number), count: sheet.keys.count)
    }
    return CopyIndex(keys: sheets.flatMap(\.keys), owners: owners, kernels: kernels)
  }

  /// The best alignments of one sheet's variants with the plain codes of all others that they meet.
  private func findings(
    of sheet: CopySheet, number: Int, _ clip: ClipFingerprint, _ catalog: [IndexedSheet],
    _ index: CopyIndex
  ) -> [Finding] {
    var query = CopyQuery(sheet, of: clip, kernels: kernels)
    var candidates = CandidateSheets()
    var room: [UInt32] = []
    for (choice, variant) in CopyVariant.all.enumerated() where sheet.allows(variant) {
      for key in query.keys(variant) {
        index.search(near: key, room: &room) { candidates.add($0, variant: choice) }
      }
    }
    return candidates.all.compactMap { candidate in
      let other = catalog[candidate.sheet].sheet
      guard other.mayMatch(sheet) else { return nil }
      return query.best(on: other.plain, variants: candidate.variants, criteria: criteria).map {
        Finding(
          $0, plain: (other.clip, candidate.sheet), query: (sheet.clip, number),
          lengths: (other.plain.length, sheet.plain.length))
      }
    }
  }

  private static func bestOfEachPair(_ findings: [Finding]) -> [CopyMatch] {
    var best: [Finding] = []
    for finding in findings.sorted(by: Finding.precedes) where finding.pair != best.last?.pair {
      best.append(finding)
    }
    return best.map(\.match)
  }
}

/// A sheet with the keys it is found by.
private struct IndexedSheet: Sendable {
  var sheet: CopySheet
  let keys: [CoarseKey]

  init(_ sheet: CopySheet, of clip: ClipFingerprint, _ kernels: Kernels) {
    self.sheet = sheet
    keys = Array(CopyQuery(sheet, of: clip, kernels: kernels).keys(CopyVariant.all[0]))
  }

  /// The same for clips that are counted from `start`.
  func moved(by start: Int) -> IndexedSheet {
    var moved = self
    moved.sheet.clip += start
    return moved
  }
}
