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
  /// What others have said of clips.
  let columns: [OutsideColumn]
  /// The models that clips are judged by.
  let models: ModelColumns
  /// Of each video which gates its clips can be asked.
  private let asked: [AskedGates]

  /// - Parameters:
  ///   - readsAll: whether all is read that others said of clips, not only what gates ask for.
  ///   - assumesAnswers: whether gates pass that ask for what nobody has said yet.
  ///   - forgetsModels: whether it is as if no model had said anything yet.
  init(
    _ catalog: Catalog, _ recipe: Recipe, readsAll: Bool = false, assumesAnswers: Bool = false,
    forgetsModels: Bool = false
  ) throws {
    entries = try catalog.entries()
    columns = try catalog.outsideColumns()
    let known = try catalog.modelColumns(of: recipe)
    models = forgetsModels ? known.unsaid : known
    questions = ClipQuestions(
      recipe, try catalog.scores(with: models).columns, columns, models,
      assumesAnswers: assumesAnswers)
    var kinds = try MeasurementKinds(catalog, recipe, gates: questions.gates, models)
    var (funnel, asked) = (Funnel(), [AskedGates]())
    asked.reserveCapacity(entries.count)
    for entry in entries {
      let answer = kinds.answer(for: entry)
      funnel.count(entry, isCurrent: answer.isCurrent)
      asked.append(answer.asked)
    }
    (self.funnel, self.asked) = (funnel, asked)
    let wanted = Set(questions.gates.compactMap(\.outside))
    reader = try CutReader(
      catalog, recipe.clips, shares: questions.shares,
      columns: columns.filter { readsAll || wanted.contains($0.name) }, models: models)
  }

  /// What the clips of a video fail.
  func failures(of item: CutReader.Item) -> [[ClipQuestions.Failure]] {
    questions.failures(
      of: item.video, item.facts, asked[item.position], shares: item.shares, answers: item.answers)
  }

  /// Counts what a video is cut into, and what its clips were not asked.
  func count(_ item: CutReader.Item, in funnel: inout Funnel) {
    funnel.count(item.video)
    let gates = asked[item.position].unanswerable.map { questions.gates[$0] }
    funnel.count(notAsked: gates, clips: item.video.clips.count)
  }
}
