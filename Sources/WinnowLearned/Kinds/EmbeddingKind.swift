import WinnowCore

/// A model that says where a picture lies among others: the mean of a clip's pictures is kept.
struct EmbeddingKind: LearnedKind {
  static let name = "embedding"
  static let summary = "Where clips lie among others, for semantic copies and clusters; no score."
  static let keys = ModelFile.keys + PictureInput.keys + PictureModel.keys

  let scores: [ScoreDescription] = []
  private let file: ModelFile
  private let input: PictureInput
  private let output: String?

  init(_ entry: ModelEntry) throws(ModelError) {
    file = try ModelFile(entry)
    input = try PictureInput(entry)
    output = try entry.word("output")
  }

  var demand: ModelDemand { input.demand }

  func files() throws(ModelError) -> [String] { try file.paths() }

  func load() throws(ModelError) -> any LoadedModel {
    Loaded(model: try PictureModel(file.paths()[0], input, output: output))
  }

  private struct Loaded: LoadedModel {
    let model: PictureModel

    var runtime: String { model.runtime }

    func answer(_ clip: ModelClip) throws(ModelError) -> ModelAnswer {
      let rows = try model.rows(clip.frames.map(\.picture))
      var sum = [Double](repeating: 0, count: rows.first?.count ?? 0)
      for row in rows {
        guard row.count == sum.count else { throw ModelError("its rows differ in length") }
        let length = row.reduce(0) { $0 + Double($1) * Double($1) }.squareRoot()
        guard length > 0, length.isFinite else {
          throw ModelError("it gives a picture no direction")
        }
        for place in row.indices { sum[place] += Double(row[place]) / length }
      }
      let length = sum.reduce(0) { $0 + $1 * $1 }.squareRoot()
      guard length > 0 else { throw ModelError("its pictures' directions cancel each other") }
      return ModelAnswer(scores: [], embedding: sum.map { Float($0 / length) })
    }
  }
}
