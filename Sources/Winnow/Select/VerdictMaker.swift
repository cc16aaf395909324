import WinnowCore

/// Turns the reasons and the copies of clips into verdicts.
struct VerdictMaker {
  private let clips: [Candidate]
  private let originals: [Int]
  private let groups: CopyGroups
  private let similarities: [Pair: Double]
  /// The clip that stays of each group.
  private let kept: [Int?]
  /// The place of each clip among its copies, that of the one that is best to keep first.
  private let preferences: [Int: Int]

  private struct Pair: Hashable {
    var a: Int
    var b: Int
  }

  /// - Parameters:
  ///   - originals: for each clip, the number of the first one that is the same, bit by bit.
  ///   - matches: the pairs of copies.
  ///   - keep: what the copy that stays is chosen by first.
  init(
    _ clips: [Candidate], originals: [Int], matches: [CopyMatch], keep: CopyQuality.Preference
  ) {
    self.clips = clips
    self.originals = originals
    groups = CopyGroups(seconds: clips.map(\.quality.seconds), matches: matches)
    similarities = Dictionary(
      matches.map { (Pair(a: $0.a, b: $0.b), $0.similarity) }, uniquingKeysWith: { max($0, $1) })
    let rankings = groups.members.map { [groups] members in
      // What shows all of the footage comes before its parts.
      Self.ranking(of: members.filter { !groups.isPart[$0] }, clips, keep)
        + Self.ranking(of: members.filter { groups.isPart[$0] }, clips, keep)
    }
    kept = rankings.map { ranking in ranking.first { clips[$0].reasons.isEmpty } }
    preferences = Dictionary(
      uniqueKeysWithValues: rankings.flatMap { $0.enumerated().map { ($1, $0) } })
  }

  /// The verdicts of all clips, in order.
  var verdicts: [ClipVerdict] { clips.indices.map(verdict) }

  private func verdict(of index: Int) -> ClipVerdict {
    let clip = clips[index]
    var verdict = ClipVerdict(
      video: clip.video, clip: clip.clip, verdict: clip.reasons.isEmpty ? .keep : .reject,
      reasons: clip.reasons)
    guard let group = groups.groupOfClip[index] else { return verdict }
    verdict.group = group + 1
    verdict.preference = preferences[index]
    if let best = kept[group], best != index {
      if verdict.verdict == .keep { verdict.verdict = .duplicate }
      verdict.kept = (clips[best].video, clips[best].clip)
      verdict.similarity = similarity(of: index, best)
    }
    return verdict
  }

  /// Nil where two clips meet only through others.
  private func similarity(of x: Int, _ y: Int) -> Double? {
    let (a, b) = (min(originals[x], originals[y]), max(originals[x], originals[y]))
    return a == b ? 1 : similarities[Pair(a: a, b: b)]
  }

  private static func ranking(
    of members: [Int], _ clips: [Candidate], _ keep: CopyQuality.Preference
  ) -> [Int] {
    CopyQuality.ranking(of: members.map { clips[$0].quality }, by: keep).map { members[$0] }
  }
}
