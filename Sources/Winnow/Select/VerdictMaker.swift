import WinnowCore

/// Turns the reasons and the copies of clips into verdicts.
struct VerdictMaker {
  private let clips: [Candidate]
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
  ///   - matches: the pairs of copies.
  ///   - keep: what the copy that stays is chosen by first.
  init(
    _ clips: [Candidate], matches: [CopyMatch], keep: CopyQuality.Preference
  ) {
    self.clips = clips
    groups = CopyGroups(seconds: clips.map(\.quality.seconds), matches: matches)
    similarities = Dictionary(
      matches.map { (Pair(a: $0.a, b: $0.b), $0.similarity) }, uniquingKeysWith: { max($0, $1) })
    let rankings = groups.members.map { [groups] members in
      // What shows all of the footage comes before its parts.
      Self.ranking(of: members.filter { !groups.isPart[$0] }, clips, keep)
        + Self.ranking(of: members.filter { groups.isPart[$0] }, clips, keep)
    }
    kept = rankings.map { ranking in ranking.first { clips[$0].isGood } }
    preferences = Dictionary(
      uniqueKeysWithValues: rankings.flatMap { $0.enumerated().map { ($1, $0) } })
  }

  /// The verdicts of all clips, in order.
  var verdicts: [ClipVerdict] { clips.indices.map(verdict) }

  private func verdict(of index: Int) -> ClipVerdict {
    let clip = clips[index]
    var verdict = ClipVerdict(
      video: clip.video, clip: clip.clip, verdict: clip.verdict,
      reasons: clip.reasons + clip.unmeasured)
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
    similarities[Pair(a: min(x, y), b: max(x, y))]
  }

  private static func ranking(
    of members: [Int], _ clips: [Candidate], _ keep: CopyQuality.Preference
  ) -> [Int] {
    CopyQuality.ranking(of: members.map { clips[$0].quality }, by: keep).map { members[$0] }
  }
}

extension Candidate {
  /// Whether nothing but a better copy speaks against it.
  fileprivate var isGood: Bool { reasons.isEmpty && unmeasured.isEmpty }

  /// What there is to say of it by itself.
  fileprivate var verdict: Verdict {
    reasons.isEmpty ? (unmeasured.isEmpty ? .keep : .unmeasured) : .reject
  }
}
