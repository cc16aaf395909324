import Foundation
import Testing
import WinnowCore

@testable import WinnowLearned

/// Models of recipes say what their graphs say.
@Suite(.enabled(if: TestRuntime.shared != nil, Comment(rawValue: TestRuntime.missing)))
struct KindTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../Models").standardizedFileURL.path

  private func entry(
    _ kind: String, _ values: [String: ModelValue], file: String = "means.onnx"
  ) -> ModelEntry {
    var values = values
    values["file"] = .word(file)
    values["input"] = values["input"] ?? .map(["size": .list([.word("2"), .word("2")])])
    return ModelEntry(name: "test", kind: kind, values: values, folder: Self.folder)
  }

  /// Pictures of one colour each.
  private func clip(_ colours: [UInt8]...) -> ModelClip {
    ModelClip(
      seconds: 1,
      frames: colours.enumerated().map { number, colour in
        ModelClip.Frame(
          number: number, seconds: 0,
          picture: RGBPicture(
            width: 2, height: 2, samples: Array(repeating: colour, count: 4).flatMap { $0 }))
      })
  }

  @Test func aClassifierGivesTheClassesThatAreNamed() throws {
    let kind = try ClassifierKind(
      entry("classifier", ["labels": .list([.word("red"), .word("_"), .word("blue")])]))
    #expect(kind.scores.map(\.id) == ["test.red", "test.blue"])
    let answer = try kind.load().answer(clip([255, 0, 51], [0, 255, 255]))
    #expect(answer.scores == [[1, 0], [0.2, 1]])
    let chances = try ClassifierKind(
      entry(
        "classifier",
        [
          "labels": .list([.word("red"), .word("green"), .word("blue")]),
          "activation": .word("softmax"),
        ])
    ).load().answer(clip([255, 0, 0])).scores
    let sum = exp(1.0) + 2
    #expect(abs(Double(chances[0][0]) - exp(1) / sum) < 1e-6)
    #expect(abs(Double(chances[1][0]) - 1 / sum) < 1e-6)
  }

  @Test func labelsAreAsManyAsClasses() throws {
    let kind = try ClassifierKind(entry("classifier", ["labels": .list([.word("a")])]))
    let error = #expect(throws: ModelError.self) { try kind.load() }
    #expect(error?.description.contains("3 numbers") == true)
    #expect(throws: ModelError.self) { try ClassifierKind(entry("classifier", [:])) }
  }

  @Test func anEmbeddingIsTheMeanOfDirections() throws {
    let loaded = try EmbeddingKind(entry("embedding", [:])).load()
    let embedding = try #require(try loaded.answer(clip([255, 0, 0], [0, 51, 0])).embedding)
    let half = Float(0.5.squareRoot())
    #expect(zip(embedding, [half, half, 0]).allSatisfy { abs($0 - $1) < 1e-6 })
    #expect(throws: ModelError.self) { try loaded.answer(clip([0, 0, 0])) }
  }

  @Test func aScoreIsOneNumber() throws {
    let error = #expect(throws: ModelError.self) { try ScoreKind(entry("score", [:])).load() }
    #expect(error?.description.contains("3 numbers a picture, and the recipe wants 1") == true)
  }

  @Test func aWrongInputSaysWhatTheModelWants() throws {
    let other: [String: ModelValue] = [
      "input": .map(["layout": .word("nhwc"), "size": .list([.word("2"), .word("2")])])
    ]
    let error = #expect(throws: ModelError.self) {
      try EmbeddingKind(entry("embedding", other)).load()
    }
    #expect(error?.description.contains("32-bit floats of any x 3 x any x any") == true)
    #expect(error?.description.contains("2 x 2 x 3") == true)
    let sums = #expect(throws: ModelError.self) {
      try EmbeddingKind(entry("embedding", [:], file: "sums.onnx")).load()
    }
    #expect(sums?.description.contains("3 inputs") == true)
    #expect(throws: ModelError.self) {
      try EmbeddingKind(entry("embedding", ["output": .word("none")])).load()
    }
  }

  @Test func aFileThatIsNoModelIsNamed() throws {
    let error = #expect(throws: ModelError.self) {
      try EmbeddingKind(entry("embedding", [:], file: "generate.py")).load()
    }
    #expect(error?.description.contains("generate.py") == true)
    let missing = #expect(throws: ModelError.self) {
      try EmbeddingKind(entry("embedding", [:], file: "none.onnx")).files()
    }
    #expect(missing?.description.contains("none.onnx") == true)
  }

  @Test func aRecipeThatACatalogKeepsNamesNoFiles() throws {
    var entry = entry("embedding", [:])
    entry.folder = nil
    let kind = try EmbeddingKind(entry)
    let error = #expect(throws: ModelError.self) { try kind.files() }
    #expect(error?.description.contains("--recipe") == true)
  }
}
