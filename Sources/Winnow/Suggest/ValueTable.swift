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
    let questions = ClipQuestions(recipe)
    let places = gates.map { gate -> Int? in
      guard case .statistic(let statistic) = gate.measure else { return nil }
      return StatisticsTable.column(of: gate.score, statistic)
    }
    let pass = CutPass(reader: try CutReader(catalog, recipe.clips))
    try pass.run(catalog.entries()) { item in
      questions.failures(of: item.video, item.facts, AskedGates(), shares: [])
    } consume: { item, failures in
      for (clip, failures) in failures.enumerated() {
        guard failures.isEmpty else {
          unfit += 1
          continue
        }
        clips += 1
        for (index, place) in places.enumerated() {
          guard let place else { continue }
          let value = item.video.statistics[clip, place]
          columns[index].append(value.isNaN ? nil : Double(value))
        }
      }
    }
    (self.columns, self.clips, self.unfit) = (columns, clips, unfit)
  }
}
