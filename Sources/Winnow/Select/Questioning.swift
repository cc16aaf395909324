import WinnowCore

/// Asks the clips of a catalog what a recipe asks of them, video by video.
struct Questioning: Sendable {
  /// All videos of the catalog, in order.
  let entries: [VideoEntry]
  let questions: ClipQuestions
  /// What there is to count before any clip is asked.
  let funnel: Funnel
  /// Reads the clips as the recipe cuts them.
  let reader: CutReader
  /// Of each video which gates its clips can be asked.
  private let asked: [AskedGates]

  init(_ catalog: Catalog, _ recipe: Recipe) throws {
    entries = try catalog.entries()
    questions = ClipQuestions(recipe)
    var kinds = try MeasurementKinds(catalog, recipe, gates: questions.gates)
    var (funnel, asked) = (Funnel(), [AskedGates]())
    asked.reserveCapacity(entries.count)
    for entry in entries {
      let answer = kinds.answer(for: entry)
      funnel.count(entry, isCurrent: answer.isCurrent)
      asked.append(answer.asked)
    }
    (self.funnel, self.asked) = (funnel, asked)
    reader = try CutReader(catalog, recipe.clips, shares: questions.shares)
  }

  /// What the clips of a video fail.
  func failures(of item: CutReader.Item) -> [[ClipQuestions.Failure]] {
    questions.failures(of: item.video, item.facts, asked[item.position], shares: item.shares)
  }

  /// Counts what a video is cut into, and what its clips were not asked.
  func count(_ item: CutReader.Item, in funnel: inout Funnel) {
    funnel.count(item.video)
    let gates = asked[item.position].unanswerable.map { questions.gates[$0] }
    funnel.count(notAsked: gates, clips: item.video.clips.count)
  }
}
