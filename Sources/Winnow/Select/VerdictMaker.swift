import WinnowCore

/// Turns what speaks against clips and the copies among them into verdicts.
struct VerdictMaker: Sendable {
  let candidates: Candidates
  private let questions: ClipQuestions
  /// The excluded footage that clips show, by their numbers.
  private let excluded: [Int: Reason]
  private let groups: CopyGroups
  private var similarities: [CopyPair: Double]
  /// The clip that stays of each group.
  private let kept: [Int?]
  /// The place of each clip among its copies, that of the one that is best to keep first.
  private let preferences: [Int: Int]

  /// - Parameters:
  ///   - excluded: the excluded footage that clips show, by their numbers.
  ///   - matches: the pairs of copies.
  ///   - keep: what the copy that stays is chosen by first.
  init(
    _ candidates: Candidates, _ questions: ClipQuestions, excluded: [Int: Reason] = [:],
    matches: [CopyMatch], keep: CopyQuality.Preference
  ) {
    (self.candidates, self.questions, self.excluded) = (candidates, questions, excluded)
    let clips = candidates.clips
    groups = CopyGroups(seconds: clips.map(\.quality.seconds), matches: matches)
    similarities = Dictionary(
      matches.map { (CopyPair($0.a, $0.b), $0.similarity) }, uniquingKeysWith: { max($0, $1) })
    let rankings = groups.members.map { [groups] members in
      // What shows all of the footage comes before its parts.
      Self.ranking(of: members.filter { !groups.isPart[$0] }, clips, keep)
        + Self.ranking(of: members.filter { groups.isPart[$0] }, clips, keep)
    }
    kept = rankings.map { ranking in
      ranking.first { clips[$0].isGood && excluded[$0] == nil }
    }
    preferences = Dictionary(
      uniqueKeysWithValues: rankings.flatMap { $0.enumerated().map { ($1, $0) } })
  }

  /// Takes how alike clips are without joining them.
  mutating func add(_ asides: [CopyMatch]) {
    for match in asides { similarities[CopyPair(match.a, match.b)] = match.similarity }
  }

  /// Of clips that have a copy that is kept, with which they were not compared since another clip stands for
  /// one of the two: that copy and the clip.
  ///
  /// - Parameter representatives: of clips that another stands for, which.
  func uncompared(_ representatives: [Int: Int]) -> [(hub: Int, clip: Int)] {
    guard !representatives.isEmpty else { return [] }
    return candidates.clips.indices.compactMap { clip in
      guard let best = better(than: clip),
        representatives[clip] != nil || representatives[best] != nil,
        similarities[CopyPair(clip, best)] == nil
      else { return nil }
      return (best, clip)
    }
  }

  /// The verdict of the clip of this number.
  func verdict(of index: Int) -> ClipVerdict {
    let clip = candidates.clips[index]
    let excluded = excluded[index]
    var verdict = ClipVerdict(
      video: clip.video, clip: Int(clip.clip), verdict: excluded == nil ? clip.verdict : .reject,
      reasons: [])
    if !clip.isGood || excluded != nil {
      verdict.reasons = questions.reasons(clip.failures, excluded)
    }
    guard let group = groups.groupOfClip[index] else { return verdict }
    verdict.group = group + 1
    verdict.preference = preferences[index]
    if let best = better(than: index) {
      if verdict.verdict != .reject, isCopy(index, of: best) { verdict.verdict = .copy }
      let stays = candidates.clips[best]
      verdict.kept = (stays.video, Int(stays.clip))
      verdict.keptID = stays.id
      // Nil where two clips meet only through others.
      verdict.similarity = similarities[CopyPair(index, best)]
    }
    return verdict
  }

  /// Counts all verdicts.
  func count(in funnel: inout Funnel) {
    var tally = FailureTally(questions.count)
    for (index, clip) in candidates.clips.enumerated() {
      tally.count(clip.failures)
      let isExcluded = excluded[index] != nil
      var verdict = isExcluded ? .reject : clip.verdict
      if verdict != .reject, let best = better(than: index), isCopy(index, of: best) {
        verdict = .copy
      }
      funnel.count(
        verdict, isOnlyExcluded: isExcluded && clip.verdict != .reject,
        isUnanswered: questions.isUnanswered(clip.failures), seconds: clip.quality.seconds)
    }
    funnel.count(tally, questions.name)
    funnel.count(groups: groups.members.count)
  }

  /// Whether a clip that is not rejected gives way to one that stays: it does where it is good, and where that is
  /// better whatever others will say of it.
  private func isCopy(_ clip: Int, of best: Int) -> Bool {
    let failures = candidates.clips[clip].failures
    return failures.isEmpty
      || questions.isUnanswered(failures)
        && preferences[best, default: 0] < preferences[clip, default: 0]
  }

  /// The copy of a clip that stays in its place; nil where there is none.
  private func better(than clip: Int) -> Int? {
    groups.groupOfClip[clip].flatMap { kept[$0] }.flatMap { $0 == clip ? nil : $0 }
  }

  private static func ranking(
    of members: [Int], _ clips: [Candidate], _ keep: CopyQuality.Preference
  ) -> [Int] {
    CopyQuality.ranking(of: members.map { clips[$0].quality }, by: keep).map { members[$0] }
  }
}
