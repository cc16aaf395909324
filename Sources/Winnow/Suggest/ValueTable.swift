import WinnowCore

/// What the clips of a catalog score, as far as some gates ask.
struct ValueTable {
  /// For each gate the value of each clip; nil where no frame allowed a judgement.
  private(set) var columns: [[Double?]]
  private(set) var clips = 0
  /// Parts and clips that are rejected before any gate.
  private(set) var unfit = 0

  /// - Parameter recipe: one without gates.
  init(of gates: [Gate], in catalog: Catalog, by recipe: Recipe) throws {
    var columns = [[Double?]](repeating: [], count: gates.count)
    var (clips, unfit) = (0, 0)
    let models = try catalog.modelColumns(of: recipe)
    let scores = try catalog.scores(with: models).columns
    let questions = ClipQuestions(recipe, scores)
    let outside = try catalog.outsideColumns()
    let values = GateValues(gates, scores, outside)
    let pass = CutPass(
      reader: try CutReader(
        catalog, recipe.clips, shares: values.shares, columns: outside, models: models))
    try pass.run(catalog.entries()) { item in
      questions.failures(
        of: item.video, item.facts, AskedGates(), shares: [], answers: item.answers)
    } consume: { item, failures in
      for (clip, failures) in failures.enumerated() {
        guard failures.isEmpty else {
          unfit += 1
          continue
        }
        clips += 1
        for gate in gates.indices where values.isKnown(gate) {
          let value = values.value(
            gate, of: clip, in: item.video, shares: item.shares, answers: item.answers)
          columns[gate].append(value.isNaN ? nil : value)
        }
      }
    }
    (self.columns, self.clips, self.unfit) = (columns, clips, unfit)
  }
}
