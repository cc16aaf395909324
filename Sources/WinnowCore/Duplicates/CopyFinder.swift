/// Finds the clips of a collection that show the same content, however re-encoded, scaled,
/// trimmed, boxed, cropped, mirrored or re-timed.
///
/// Coarse keys name the pairs worth a look (`CopyIndex`); the alignment of their codes decides.
/// The result depends on the clips alone: in another order the same pairs are found.
public struct CopyFinder: Sendable {
  public var criteria: CopyCriteria
  private let kernels: Kernels

  public init(kernels: Kernels = .best, criteria: CopyCriteria = CopyCriteria()) {
    self.kernels = kernels
    self.criteria = criteria
  }

  /// All pairs of copies among `clips`, ordered by a, then b.
  public func matches(among clips: [ClipFingerprint]) -> [CopyMatch] {
    let usable = clips.map(\.isUsable)
    let index = Self.index(clips, usable: usable)
    var candidates = CandidateClips(count: clips.count)
    var found: [Finding] = []
    for query in clips.indices where usable[query] {
      for (variant, shape) in ClipFingerprint.Variant.all.enumerated() {
        for key in clips[query].keys(shape) {
          index.search(near: key) { candidates.add(Int($0), variant: variant) }
        }
      }
      for candidate in candidates.take() where candidate.clip != query {
        found += best(clips, query: query, candidate).map { [$0] } ?? []
      }
    }
    return Self.bestOfEachPair(found)
  }

  /// The plain keys of all clips that can be told from others.
  private static func index(_ clips: [ClipFingerprint], usable: [Bool]) -> CopyIndex {
    var keys: [CoarseKey] = []
    var owners: [Int32] = []
    for clip in clips.indices where usable[clip] {
      let plain = clips[clip].keys(ClipFingerprint.Variant(crop: 0, mirrored: false))
      keys += plain
      owners += [Int32](repeating: Int32(clip), count: plain.count)
    }
    return CopyIndex(keys: keys, owners: owners)
  }

  /// The best alignment of a candidate's plain codes with the variants of the query that met it.
  private func best(_ clips: [ClipFingerprint], query: Int, _ candidate: CandidateClips.Candidate)
    -> Finding?
  {
    let plain = clips[candidate.clip].timedCodes(ClipFingerprint.Variant(crop: 0, mirrored: false))
    var best: Finding?
    for (variant, shape) in ClipFingerprint.Variant.all.enumerated()
    where candidate.variants & 1 << variant != 0 {
      let alignment = CopyAlignment(
        plain: plain, query: clips[query].timedCodes(shape), criteria: criteria, kernels: kernels)
      guard let span = alignment.best() else { continue }
      let finding = Finding(
        plain: candidate.clip, query: query, span: span, mirrored: shape.mirrored)
      if best.map({ $0.span < span }) ?? true { best = finding }
    }
    return best
  }

  private static func bestOfEachPair(_ findings: [Finding]) -> [CopyMatch] {
    var best: [Finding] = []
    for finding in findings.sorted(by: Finding.precedes) where finding.pair != best.last?.pair {
      best.append(finding)
    }
    return best.map(\.match)
  }
}
