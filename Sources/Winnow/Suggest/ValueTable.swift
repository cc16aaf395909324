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
    var funnel = Funnel()
    try Judgement.eachVideo(of: catalog, by: recipe, &funnel) { video in
      for clip in video.clips {
        guard clip.reasons.isEmpty else {
          unfit += 1
          continue
        }
        clips += 1
        for (index, gate) in gates.enumerated() {
          guard case .statistic(let statistic) = gate.measure else { continue }
          columns[index].append(clip.scores[gate.score].map(statistic.value(of:)))
        }
      }
    }
    (self.columns, self.clips, self.unfit) = (columns, clips, unfit)
  }
}
