import WinnowCore

/// What the clips of a catalog score, as far as some gates ask.
struct ValueTable {
  /// For each gate the value of each clip; nil where no frame allowed a judgement.
  private(set) var columns: [[Double?]]
  private(set) var clips = 0
  /// Parts and clips that are rejected before any gate.
  private(set) var unfit = 0

  /// Where a value stands.
  private enum Place {
    /// In the statistics.
    case column(Int)
    /// Among what others said, by the row of its column.
    case outside(Int64)
  }

  /// - Parameter recipe: one without gates.
  init(of gates: [Gate], in catalog: Catalog, by recipe: Recipe) throws {
    var columns = [[Double?]](repeating: [], count: gates.count)
    var (clips, unfit) = (0, 0)
    let scores = try catalog.instruments().scores.columns
    let questions = ClipQuestions(recipe, scores)
    let outside = try catalog.outsideColumns()
    let places = gates.map { gate -> Place? in
      switch gate.measure {
      case .statistic(let statistic):
        scores.column(of: gate.score, statistic).map(Place.column)
      case .outside: outside.first { $0.name == gate.outside }.map { .outside($0.row) }
      case .below, .above: nil
      }
    }
    let pass = CutPass(reader: try CutReader(catalog, recipe.clips, columns: outside))
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
        for (index, place) in places.enumerated() {
          guard let place else { continue }
          let value =
            switch place {
            case .column(let column): Double(item.video.statistics[clip, column])
            case .outside(let column): item.answers[clip].score(column)
            }
          columns[index].append(value.isNaN ? nil : value)
        }
      }
    }
    (self.columns, self.clips, self.unfit) = (columns, clips, unfit)
  }
}
