import WinnowCore
import WinnowMedia

/// The text of clips: what was put over the picture, and what was filmed.
struct TextBoxesKind: LearnedKind {
  static let name = "text-boxes"
  static let summary =
    "How much text there is, as shares of the picture: NAME.overlay of captions, subtitles and logos, NAME.scene of what "
    + "was filmed, NAME.lower_third of overlays in that part, and NAME.boxes, a number."
  static let keys = [
    ModelKey("package", takes: "package", "A package of Python that holds the models."),
    ModelKey("sampler", takes: "sampler", "Which frames of a clip are looked at."),
  ]

  private static let rapidOCR = ModelPackage(
    name: "rapidocr", module: "rapidocr",
    files: ["models/PP-OCRv6_det_small.onnx", "models/PP-OCRv6_rec_small.onnx"],
    summary: "Finds and reads text in many scripts (PP-OCRv6).")

  static let packages = [rapidOCR]

  let scores: [ScoreDescription]
  private let file: ModelFile
  private let sampler: String

  init(_ entry: ModelEntry) throws(ModelError) {
    file = try ModelFile(entry, packages: Self.packages)
    sampler = try entry.word("sampler") ?? "uniform 5"
    func share(_ name: String, _ what: String) -> ScoreDescription {
      ScoreDescription(
        "\(entry.name).\(name)", formula: what, unit: "share", range: ValueRange(0...1),
        better: .lower, scale: .native, source: "PP-OCRv6")
    }
    scores = [
      share("overlay", "part of the picture under text that was put over it"),
      share("scene", "part of the picture under text that was filmed"),
      ScoreDescription(
        "\(entry.name).boxes", formula: "texts", unit: "texts", range: ValueRange(0...),
        better: .neither, scale: .native, source: "PP-OCRv6"),
      share("lower_third", "part of the picture's lower third under text that was put over it"),
    ]
  }

  /// Whole pictures: text may stand in bars.
  var demand: ModelDemand { .frames(sampler: sampler, size: nil, fit: .stretch, bars: true) }

  func files() throws(ModelError) -> [String] { try file.paths() }

  func load() throws(ModelError) -> any LoadedModel {
    let paths = try file.paths()
    return Loaded(
      model: try TextModel(
        detector: SharedRuntime.session(paths[0]), recogniser: SharedRuntime.session(paths[1])),
      runtime: try SharedRuntime.get().title)
  }

  private struct Loaded: LoadedModel {
    let model: TextModel
    let runtime: String

    func answer(_ clip: ModelClip) throws(ModelError) -> ModelAnswer {
      let reading = try model.reading(of: clip.frames.map(\.picture))
      return ModelAnswer(
        scores: [
          reading.frames.map { Float($0.overlay) }, reading.frames.map { Float($0.scene) },
          reading.frames.map { Float($0.boxes) }, reading.frames.map { Float($0.lowerThird) },
        ], details: try Details(reading).json)
    }
  }
}
