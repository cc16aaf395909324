/// Finds the clips of a collection that show the same content, however re-encoded, scaled,
/// trimmed, boxed, cropped, mirrored or re-timed.
///
/// Coarse keys name the pairs worth a look (`CopyIndex`); the alignment of their codes decides.
/// The result depends on the clips alone: in another order the same pairs are found, and clips that
/// are added change nothing between those that were there. Of more than 16 clips that are all but the same
/// one stands for the others (`CopyCrowds`): pairs of these with anything else are not looked for.
///
/// Memory: 112 bytes a code (25 codes are a clip of 5 s): 64 the code, 8 its times, 36 the index and 4
/// its number; up to 200 for a moment, while these are gathered from the batches. Pictures are read when
/// they are needed and not held.
package struct CopyFinder: Sendable {
  package var criteria: CopyCriteria
  /// Asked every few milliseconds, on several threads, whether a search is to be given up, which it then is
  /// with `CopySearchStopped`.
  package var isStopped: @Sendable () -> Bool = { false }
  private let kernels: Kernels
  /// Codes that are looked for together, a kilobyte or two each, and into how many parts all are divided at
  /// the least.
  private static let mostCodes = 131_072
  private static let fewestRuns = 64

  package init(kernels: Kernels = .best, criteria: CopyCriteria = CopyCriteria()) {
    self.kernels = kernels
    self.criteria = criteria
  }

  /// All pairs of copies among `clips`, ordered by a, then b.
  package func matches(among clips: [ClipFingerprint]) -> [CopyMatch] {
    // Clips that are there already cannot fail to be read.
    (try? findings(among: clips))?.matches ?? []
  }

  /// What there is to find among `clips`.
  ///
  /// - Throws: `CopySearchStopped`.
  package func findings(among clips: [ClipFingerprint]) throws -> CopyFindings {
    let size = 16
    let parts = [CopyPart](repeating: .new, count: (clips.count + size - 1) / size)
    return try findings(
      in: PassingBatches(parts: parts) { batch in
        Array(clips[batch * size..<min(clips.count, (batch + 1) * size)])
      })
  }

  /// All pairs of copies among clips that come in batches, ordered by a, then b. Clips are counted
  /// through all batches.
  ///
  /// - Parameters:
  ///   - part: of a batch: what is wanted of its clips.
  ///   - clips: reads a batch; called twice for each and more, on several threads.
  /// - Throws: what `clips` throws.
  package func matches(
    batches: Int, part: (Int) -> CopyPart = { _ in .new },
    _ clips: @escaping @Sendable (Int) throws -> [ClipFingerprint]
  ) throws -> [CopyMatch] {
    let parts = (0..<batches).map(part)
    let present = Set(parts)
    guard present.contains(where: { part in present.contains(where: part.isCompared(with:)) })
    else { return [] }
    return try findings(in: PassingBatches(parts: parts, read: clips)).matches
  }

  /// What there is to find among clips that come in batches.
  ///
  /// - Parameter known: how clips lie on each other that are known to be copies, as far as they are of one
  ///   circle. Asked of clips of crowds alone.
  /// - Throws: what `batches` throw; `CopySearchStopped`, and `DamagedLooks` where what they have kept is not
  ///   of their clips.
  package func findings(
    in batches: some CopyBatches, known: (CopyPair) -> CopyMatch? = { _ in nil }
  ) throws -> CopyFindings {
    let stop = StopCheck(isStopped: isStopped)
    var clips = try GatheredClips(batches, kernels: kernels, stop: stop)
    var findings = try crowds(in: batches, clips, stop, known)
    clips.renew(clips.uncompared.filter { findings.representatives[$0] == nil })
    findings.matches += try search(batches, &clips, findings.representatives, stop)
    findings.matches.sort { ($0.a, $0.b) < ($1.a, $1.b) }
    return findings
  }

  /// The clips of crowds, with the one that stands for them.
  private func crowds(
    in batches: some CopyBatches, _ clips: GatheredClips, _ stop: StopCheck,
    _ known: (CopyPair) -> CopyMatch?
  ) throws -> CopyFindings {
    let shortest = Int((max(0, min(3600, criteria.minimumOverlap)) * 1000).rounded())
    let crowds = try CopyCrowds(of: clips, shortest: shortest, stop: stop)
    var findings = CopyFindings()
    var unknown: [(hub: Int, clip: Int)] = []
    // Who turns out to be no copy of the one that stands for it stands for itself.
    func add(_ member: Int, _ representative: Int, _ match: CopyMatch?) {
      guard let match, match.relation == .copy else { return }
      findings.representatives[member] = representative
      findings.matches.append(match)
    }
    for (member, representative) in crowds.representatives {
      if let match = known(CopyPair(member, representative)) {
        add(member, representative, match)
      } else {
        unknown.append((representative, member))
      }
    }
    let stars = try matches(of: unknown, in: batches, starts: clips.starts.map(\.clip))
    for (representative, member) in unknown {
      add(member, representative, stars[CopyPair(member, representative)])
    }
    return findings
  }

  private func search(
    _ batches: some CopyBatches, _ clips: inout GatheredClips, _ representatives: [Int: Int],
    _ stop: StopCheck
  ) throws -> [CopyMatch] {
    let (home, parts) = (clips.home, clips.parts)
    let present = Set(parts)
    guard present.contains(where: { part in present.contains(where: part.isCompared(with:)) })
    else { return [] }
    let all = clips.keys { representatives[$0] == nil }
    var foreign = clips.keys { representatives[$0] == nil && parts[$0] != home }
    if home == nil { foreign = ([], []) }
    clips.dropKeys()
    let search = CopySearch(
      clips: clips, home: home,
      all: try CopyIndex(keys: all.keys, owners: all.owners, kernels: kernels, stop: stop),
      foreign: try CopyIndex(
        keys: foreign.keys + foreign.keys.map(\.mirrored),
        owners: foreign.owners + foreign.owners.map { $0 | CopySearch.mirrorBit },
        kernels: kernels, stop: stop),
      representatives: representatives, criteria: criteria, kernels: kernels, stop: stop)
    let runs = Self.runs(clips)
    let found = try concurrentMap(count: runs.count) { run in
      try search.findings(of: runs[run], in: batches)
    }
    return Self.bestOfEachPair(found.flatMap { $0 })
  }

  /// Batches that are looked for together: the more, the closer together lies what is looked up, as long as
  /// there is work for all processors.
  private static func runs(_ clips: GatheredClips) -> [Range<Int>] {
    let size = max(1, min(mostCodes, clips.catalog.codes.count / fewestRuns))
    let firstCodes = clips.starts.map { clips.catalog.firstCode(ofSheet: $0.sheet) }
    var runs: [Range<Int>] = []
    for batch in firstCodes.indices.dropLast() {
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
