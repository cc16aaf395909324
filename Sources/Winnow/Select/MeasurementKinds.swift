import WinnowCore

/// How videos were measured, and what follows for a recipe: worked out once for all that share it.
struct MeasurementKinds: Sendable {
  private struct Kind: Hashable {
    var measurement: Int64
    var outcome: Outcome
    var depth: ScanDepth?
  }

  struct Answer: Sendable {
    var revisions: MeasurementRevisions
    var asked: AskedGates
    /// Whether a scan by the recipe would leave such a video as it is.
    var isCurrent: Bool
  }

  private let keys: MeasurementKeys
  private let instruments: Instruments
  private let gates: [Gate]
  private let models: ModelColumns
  private let revisions: [Int64: MeasurementRevisions]
  private var answers: [Kind: Answer] = [:]

  /// - Parameters:
  ///   - gates: those that clips are asked.
  ///   - models: those that clips are judged by.
  init(
    _ catalog: Catalog, _ recipe: Recipe, gates: [Gate], _ models: ModelColumns = ModelColumns()
  ) throws {
    instruments = try catalog.instruments()
    keys = MeasurementKeys(recipe.measurement(by: instruments), instruments)
    (self.gates, self.models) = (gates, models)
    revisions = try catalog.read { try Catalog.revisions($0) }
  }

  mutating func answer(for video: VideoEntry) -> Answer {
    let kind = Kind(
      measurement: video.measurement, outcome: video.outcome, depth: video.depth)
    if let known = answers[kind] { return known }
    let revisions = revisions[video.measurement] ?? MeasurementRevisions()
    let known = KnownVideo(
      row: video.row, id: video.id, size: 0, measurement: video.measurement,
      outcome: video.outcome, depth: video.depth, frames: Int(video.frames))
    let answer = Answer(
      revisions: revisions,
      asked: AskedGates(gates, video.depth, revisions, instruments.scores, models),
      isCurrent: keys.staleness(of: known, revisions) == .current)
    answers[kind] = answer
    return answer
  }
}
