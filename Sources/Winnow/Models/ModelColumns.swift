import WinnowCore

/// The models that clips are judged by, as a catalog knows them.
struct ModelColumns: Sendable {
  struct Model: Sendable {
    /// What the recipe calls it.
    var name: String
    /// Its row; nil where no clip was shown to it.
    var row: Int64?
    var scores: [ScoreDescription]
    /// Whether it tells more than scores.
    var hasDetails = false
  }

  let models: [Model]
  /// The scores of all of them.
  let scores: [ScoreDescription]
  /// Where a score stands: the number of its model, and its number among those of that.
  private let places: [String: (model: Int, score: Int)]

  init(_ models: [Model] = []) {
    self.models = models
    scores = models.flatMap(\.scores)
    let places = models.enumerated().flatMap { number, model in
      model.scores.enumerated().map { ($1.id, (model: number, score: $0)) }
    }
    self.places = Dictionary(places) { first, _ in first }
  }

  var isEmpty: Bool { models.isEmpty }

  /// The same as if they had not said anything yet.
  var unsaid: ModelColumns {
    ModelColumns(
      models.map { model in
        var model = model
        model.row = nil
        return model
      })
  }

  /// Whether one of them gives a score.
  func give(_ score: String) -> Bool { places[score] != nil }

  func place(of score: String) -> (model: Int, score: Int)? { places[score] }
}
