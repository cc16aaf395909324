import WinnowCore
import WinnowMedia

/// What a recipe says of every clip of a catalog: computed, not yet stored.
struct Judgement: Sendable {
  /// All videos, in order.
  let entries: [VideoEntry]
  /// Gives the verdicts.
  let maker: VerdictMaker
  let funnel: Funnel
  /// The copies that are known now; nil where they were not looked for among all clips.
  let known: KnownCopies?
  /// Reads the clips again.
  let pass: CutPass

  /// - Parameters:
  ///   - references: shots that no kept clip may show.
  ///   - known: copies that need not be looked for; nil for those that the catalog knows.
  ///   - keeps: whether the catalog keeps how its videos were cut.
  init(
    of catalog: Catalog, by recipe: Recipe, excluding references: ReferenceShots,
    known: KnownCopies? = nil, keeps: Bool = false
  ) throws {
    let questions = ClipQuestions(recipe)
    entries = try catalog.entries()
    let reader = try CutReader(
      catalog, recipe.clips, shares: questions.shares.map { questions.gates[$0] })
    var funnel = Funnel()
    let candidates = try Self.candidates(
      entries, CutPass(reader: reader, keeps: keeps), questions, recipe, &funnel,
      isCompared: recipe.duplicates.scope != .off || !references.videos.isEmpty)
    // It knows what has been kept meanwhile.
    pass = CutPass(reader: try CutReader(catalog, recipe.clips, shares: reader.shares))
    let (isWhole, criteria) = (recipe.duplicates.scope == .catalog, recipe.duplicates.strictness)
    let matching = ClipMatching(
      recipe.duplicates,
      known: try known ?? (isWhole ? catalog.knownCopies(by: criteria) : KnownCopies()),
      keepsLooks: keeps)
    do {
      var found = try matching.findings(among: candidates.compared, and: references.videos)
      var maker = VerdictMaker(
        candidates, questions, excluded: references.reasons(found.references),
        matches: found.copies, keep: recipe.duplicates.keep)
      maker.add(found.asides)
      try matching.compare(
        maker.uncompared(found.representatives), among: candidates.compared, &found)
      maker.add(found.asides)
      (self.maker, self.known) = (maker, found.known)
    } catch is CopySearchStopped {
      throw CancellationError()
    }
    maker.count(in: &funnel)
    self.funnel = funnel
  }

  /// Cuts all videos and asks their clips.
  private static func candidates(
    _ entries: [VideoEntry], _ pass: CutPass, _ questions: ClipQuestions, _ recipe: Recipe,
    _ funnel: inout Funnel, isCompared: Bool
  ) throws -> Candidates {
    let catalog = pass.reader.catalog
    var kinds = try MeasurementKinds(catalog, recipe, gates: questions.gates)
    var asked: [AskedGates] = []
    asked.reserveCapacity(entries.count)
    for entry in entries {
      let answer = kinds.answer(for: entry)
      funnel.count(entry, isCurrent: answer.isCurrent)
      asked.append(answer.asked)
    }
    var candidates = Candidates(
      catalog, questions, videos: entries.count, isCompared: isCompared)
    let known = asked
    try pass.run(entries) { item in
      questions.failures(
        of: item.video, item.facts, known[item.position], shares: item.shares)
    } consume: { item, failures in
      funnel.count(item.video)
      let gates = known[item.position].unanswerable.map { questions.gates[$0] }
      funnel.count(notAsked: gates, clips: item.video.clips.count)
      candidates.append(item, failures)
    }
    candidates.skip(to: entries.count)
    return candidates
  }
}
