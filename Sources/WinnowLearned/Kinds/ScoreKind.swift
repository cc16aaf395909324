import WinnowCore

/// A model that gives each picture one number, such as an aesthetic score.
struct ScoreKind: LearnedKind {
  static let name = "score"
  static let summary = "One number a picture, such as an aesthetic score: NAME.score."
  static let keys =
    [
      ModelKey("activation", takes: "none, sigmoid", "What is done with the number."),
      ModelKey("range", takes: "[lowest, highest]", "The values that it can have, for lists."),
    ] + ModelFile.keys + PictureInput.keys + PictureModel.keys

  let scores: [ScoreDescription]
  private let file: ModelFile
  private let input: PictureInput
  private let output: String?
  private let activation: Activation

  init(_ entry: ModelEntry) throws(ModelError) {
    file = try ModelFile(entry)
    input = try PictureInput(entry)
    output = try entry.word("output")
    activation = try entry.choice("activation") ?? .none
    guard activation != .softmax else {
      throw ModelError("takes none or sigmoid: a single number has no softmax", key: "activation")
    }
    let range = try entry.numbers("range", count: 2)
    if let range, range[0] > range[1] { throw ModelError("takes [lowest, highest]", key: "range") }
    scores = [
      ScoreDescription(
        "\(entry.name).score", formula: "what the model \(entry.name) says of a picture", unit: "",
        range: range.map { ValueRange($0[0]...$0[1]) } ?? .any,
        better: .higher, scale: .native, source: "the recipe's model")
    ]
  }

  var demand: ModelDemand { input.demand }

  func files() throws(ModelError) -> [String] { try file.paths() }

  func load() throws(ModelError) -> any LoadedModel {
    Loaded(
      model: try PictureModel(file.paths()[0], input, output: output, width: 1),
      activation: activation)
  }

  private struct Loaded: LoadedModel {
    let model: PictureModel
    let activation: Activation

    var runtime: String { model.runtime }

    func answer(_ clip: ModelClip) throws(ModelError) -> ModelAnswer {
      let rows = try model.rows(clip.frames.map(\.picture))
      return ModelAnswer(scores: [rows.map { activation($0)[0] }])
    }
  }
}
