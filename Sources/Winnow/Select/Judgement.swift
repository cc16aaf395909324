import WinnowCore
import WinnowMedia

/// What a recipe says of every clip of a catalog: computed, not yet stored.
struct Judgement: Sendable {
  /// All videos, in order.
  let entries: [VideoEntry]
  let funnel: Funnel
  /// The copies that are known now; nil where they were not looked for among all clips.
  let known: KnownCopies?
  /// Gives the verdicts.
  private let maker: VerdictMaker
  /// Reads the clips again.
  private let pass: CutPass

  /// - Parameters:
  ///   - references: shots that no kept clip may show.
  ///   - known: copies that need not be looked for; nil for those that the catalog knows.
  ///   - keeps: whether the catalog keeps how its videos were cut.
  init(
    by recipe: Recipe, _ questioning: Questioning, excluding references: ReferenceShots,
    known: KnownCopies? = nil, keeps: Bool = false
  ) throws {
    let catalog = questioning.reader.catalog
    entries = questioning.entries
    var funnel = questioning.funnel
    let candidates = try Self.candidates(
      questioning, keeps: keeps, &funnel,
      isCompared: Self.compares(recipe, excluding: references))
    // It knows what has been kept meanwhile.
    pass = CutPass(
      reader: try CutReader(
        catalog, recipe.clips, columns: catalog.outsideColumns(), models: questioning.models))
    let (isWhole, criteria) = (recipe.copies.scope == .catalog, recipe.copies.strictness)
    let matching = ClipMatching(
      recipe.copies,
      known: try known ?? (isWhole ? catalog.knownCopies(by: criteria) : KnownCopies()),
      keepsLooks: keeps)
    do {
      var found = try matching.findings(among: candidates.compared, and: references.videos)
      var maker = VerdictMaker(
        candidates, questioning.questions, excluded: references.reasons(found.references),
        matches: found.copies, keep: recipe.copies.keep)
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

  /// Whether clips are compared with one another or with others.
  static func compares(_ recipe: Recipe, excluding references: ReferenceShots) -> Bool {
    recipe.copies.scope != .off || !references.videos.isEmpty
  }

  /// Goes through the videos with the verdicts of their clips, as `CutPass` does.
  func run<Result: Sendable>(
    work: @escaping @Sendable (CutReader.Item, [ClipVerdict]) throws -> Result,
    consume: (CutReader.Item, Result) throws -> Void
  ) throws {
    let maker = maker
    try pass.run(
      entries,
      work: { item in
        let clips = maker.candidates.clips(of: item.position)
        var item = item
        item.shares = maker.candidates.shares.map { Array($0[clips]) }
        return try work(item, clips.map(maker.verdict))
      }, consume: consume)
  }

  /// Cuts all videos and asks their clips.
  private static func candidates(
    _ questioning: Questioning, keeps: Bool, _ funnel: inout Funnel, isCompared: Bool
  ) throws -> Candidates {
    let entries = questioning.entries
    var candidates = Candidates(questioning, isCompared: isCompared)
    try CutPass(reader: questioning.reader, keeps: keeps).run(
      entries, work: questioning.failures
    ) { item, failures in
      questioning.count(item, in: &funnel)
      candidates.append(item, failures)
    }
    candidates.skip(to: entries.count)
    return candidates
  }
}
