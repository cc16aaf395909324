import WinnowCore

/// Speech in the sound of clips.
struct SpeechKind: LearnedKind {
  static let name = "audio"
  static let summary =
    "How much of a clip is speech, 0 to 1: NAME.share. Where it is stands in the manifest."
  static let keys = [
    ModelKey("package", takes: "package", "A package of Python that holds the model.")
  ]

  private static let silero = ModelPackage(
    name: "silero-vad", module: "silero_vad", files: ["data/silero_vad.onnx"],
    summary: "Tells speech from other sound (silero-vad).")

  static let packages = [silero]

  let scores: [ScoreDescription]
  private let file: ModelFile

  init(_ entry: ModelEntry) throws(ModelError) {
    file = try ModelFile(entry, packages: Self.packages)
    scores = [
      ScoreDescription(
        "\(entry.name).share", formula: "part of the clip's time that is speech", unit: "share",
        range: ValueRange(0...1, "0 without sound"), better: .neither, scale: .native,
        source: "silero-vad, github.com/snakers4/silero-vad")
    ]
  }

  var demand: ModelDemand { .sound(rate: SpeechModel.rate) }

  func files() throws(ModelError) -> [String] { try file.paths() }

  func load() throws(ModelError) -> any LoadedModel {
    Loaded(
      model: try SpeechModel(SharedRuntime.session(file.paths()[0])),
      runtime: try SharedRuntime.get().title)
  }

  private struct Loaded: LoadedModel {
    let model: SpeechModel
    let runtime: String

    func answer(_ clip: ModelClip) throws(ModelError) -> ModelAnswer {
      let reading = try model.reading(of: clip.sound ?? [])
      return ModelAnswer(
        scores: [[Float(reading.share)]], details: try ModelDetails.json(reading))
    }
  }
}
