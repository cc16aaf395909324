import Foundation
import WinnowCore

/// A model for tests: how bright pictures are, more or less by what its file says.
struct LumaKind: ModelKind {
  static let name = "luma"
  static let summary = "Brightness, 0 to 1."
  static let keys = [
    ModelKey("file", takes: "path", "Holds what is added."),
    ModelKey("gain", takes: "number", "What it is multiplied by."),
    ModelKey("sampler", takes: "sampler", "Which frames."),
  ]

  let scores: [ScoreDescription]
  let demand: ModelDemand
  private let path: String
  private let gain: Double

  init(_ entry: ModelEntry) throws(ModelError) {
    guard let file = try entry.word("file") else { throw ModelError("needs a file") }
    path = file.hasPrefix("/") ? file : "\(entry.folder ?? "/nowhere")/\(file)"
    gain = try entry.number("gain", in: 0...100) ?? 1
    demand = .frames(
      sampler: try entry.word("sampler") ?? "uniform 2", size: FrameSize(width: 16, height: 16),
      fit: .stretch, bars: true)
    scores = [
      ScoreDescription(
        "\(entry.name).luma", formula: "mean", unit: "", range: ValueRange(0...1), better: .neither,
        scale: .native, source: "test")
    ]
  }

  func files() throws(ModelError) -> [String] {
    guard FileManager.default.fileExists(atPath: path) else {
      throw ModelError("\(path) is not there")
    }
    return [path]
  }

  func load() throws(ModelError) -> any LoadedModel {
    guard let text = try? String(contentsOfFile: path, encoding: .utf8),
      let offset = Double(text.trimmingCharacters(in: .whitespacesAndNewlines))
    else { throw ModelError("\(path) holds no number") }
    return Loaded(gain: gain, offset: offset)
  }

  private struct Loaded: LoadedModel {
    let gain: Double
    let offset: Double
    let runtime = "test 1"

    func answer(_ clip: ModelClip) throws(ModelError) -> ModelAnswer {
      let values = clip.frames.map { frame in
        let sum = frame.picture.samples.reduce(0) { $0 + Int($1) }
        return Float(
          Double(sum) / Double(255 * frame.picture.samples.count) * gain + offset)
      }
      guard values.allSatisfy({ $0 < 1000 }) else { throw ModelError("too bright to be looked at") }
      return ModelAnswer(scores: [values], details: "{\"frames\":\(values.count)}")
    }
  }
}
