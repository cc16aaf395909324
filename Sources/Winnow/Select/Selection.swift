import Foundation
import WinnowCore

/// Judges every clip of a catalog by a recipe: a pure function of the two.
public struct Selection: Sendable {
  public var recipe: Recipe

  public init(recipe: Recipe) {
    self.recipe = recipe
  }

  /// Replaces the catalog's clips and verdicts and writes manifest.jsonl.
  ///
  /// - Throws: `WinnowError` where the catalog or the manifest cannot be read or written, or
  ///   another winnow is at work in the catalog's folder.
  public func run(on catalog: Catalog) throws -> Funnel {
    try FolderLock.during(.writing, catalog.folder) { try runAlone(on: catalog) }
  }

  private func runAlone(on catalog: Catalog) throws -> Funnel {
    var funnel = Funnel()
    let candidates = try measureClips(catalog, &funnel)
    let verdicts = decide(candidates)
    try catalog.writeVerdicts(verdicts)
    try Manifest.write(catalog, to: catalog.folder)
    for (verdict, candidate) in zip(verdicts, candidates) {
      funnel.count(verdict, seconds: candidate.quality.seconds)
    }
    return funnel
  }

  /// What is held of each clip while copies are looked for.
  struct Candidate {
    var video: Int64
    var clip: Int
    var reasons: [String]
    var fingerprint: ClipFingerprint
    var quality: CopyQuality
  }

  private func measureClips(_ catalog: Catalog, _ funnel: inout Funnel) throws -> [Candidate] {
    var candidates: [Candidate] = []
    let keys = MeasurementKeys(recipe.measurement)
    try catalog.clearClips()
    for video in try catalog.videos() {
      funnel.count(video, isCurrent: keys.accept(video))
      guard video.outcome == .scanned else { continue }
      let facts = try video.knownFacts()
      guard let measured = try catalog.measurements(of: video) else { continue }
      let clips = JudgedClip.clips(of: facts, measured, recipe: recipe)
      funnel.count(shots: measured.shots, clips: clips, times: measured.times)
      try catalog.writeClips(clips, of: video, times: measured.times)
      candidates += clips.enumerated().map { index, clip in
        Candidate(
          video: video.id, clip: index, reasons: clip.reasons, fingerprint: clip.fingerprint,
          quality: clip.quality)
      }
    }
    return candidates
  }

  private func decide(_ candidates: [Candidate]) -> [ClipVerdict] {
    let matches = matches(among: candidates)
    let groups = CopyGroups(
      seconds: candidates.map(\.quality.seconds),
      matches: matches.filter(recipe.duplicates.joins))
    let kept = groups.members.map { members in
      best(of: members.filter { !groups.isPart[$0] }, candidates) ?? best(of: members, candidates)
    }
    let similarities = Self.similarities(matches)
    return candidates.indices.map { index in
      let candidate = candidates[index]
      var verdict = ClipVerdict(
        video: candidate.video, clip: candidate.clip,
        verdict: candidate.reasons.isEmpty ? .keep : .reject, reasons: candidate.reasons)
      guard let group = groups.groupOfClip[index] else { return verdict }
      verdict.group = group + 1
      if let best = kept[group], best != index {
        if verdict.verdict == .keep { verdict.verdict = .duplicate }
        verdict.kept = (candidates[best].video, candidates[best].clip)
        verdict.similarity = similarities[[min(index, best), max(index, best)]]
      }
      return verdict
    }
  }

  private func matches(among candidates: [Candidate]) -> [CopyMatch] {
    let finder = CopyFinder(criteria: recipe.duplicates.strictness.criteria)
    switch recipe.duplicates.scope {
    case .off: return []
    case .catalog: return finder.matches(among: candidates.map(\.fingerprint))
    case .video:
      let videos = Dictionary(grouping: candidates.indices) { candidates[$0].video }
      return videos.sorted { $0.key < $1.key }.flatMap { _, clips in
        finder.matches(among: clips.map { candidates[$0].fingerprint }).map { match in
          var match = match
          (match.a, match.b) = (clips[match.a], clips[match.b])
          return match
        }
      }
    }
  }

  /// The copy that stays: the best of those the gates let pass; nil where none passes.
  private func best(of members: [Int], _ candidates: [Candidate]) -> Int? {
    let passing = members.filter { candidates[$0].reasons.isEmpty }
    let best = CopyQuality.best(
      of: passing.map { candidates[$0].quality }, by: recipe.duplicates.keep)
    return best.map { passing[$0] }
  }

  private static func similarities(_ matches: [CopyMatch]) -> [[Int]: Double] {
    Dictionary(
      matches.map { ([$0.a, $0.b], $0.similarity) }, uniquingKeysWith: { max($0, $1) })
  }
}

/// A clip's verdict with its reasons and, where it has copies, its group.
public struct ClipVerdict: Sendable {
  public var video: Int64
  public var clip: Int
  public var verdict: Verdict
  public var reasons: [String]
  /// Number of the group of copies, from 1; nil for a clip without copies.
  public var group: Int?
  /// The copy that stays, where it is another clip.
  public var kept: (video: Int64, clip: Int)?
  /// How much alike the clip and the copy that stays are, 0...1; nil where they meet only through
  /// other copies.
  public var similarity: Double?
}
