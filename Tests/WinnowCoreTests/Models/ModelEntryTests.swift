import Testing

@testable import WinnowCore

/// What recipes say of models.
@Suite struct ModelEntryTests {
  /// Takes a size, a list of words, a number and a choice.
  private struct Kind: ModelKind {
    static let name = "test"
    static let summary = "For tests."
    static let keys = [
      "file", "labels", "input.size", "input.mean", "input.fit", "gain", "sampler",
    ]
    .map { ModelKey($0, takes: "", "") }

    let scores: [ScoreDescription]
    let demand: ModelDemand

    init(_ entry: ModelEntry) throws(ModelError) {
      let labels = try entry.words("labels") ?? ["score"]
      scores = labels.map {
        ScoreDescription(
          "\(entry.name).\($0)", formula: "", unit: "", range: .any, better: .neither,
          scale: .native, source: "")
      }
      _ = try entry.number("gain", in: 0...10)
      _ = try entry.numbers("input.mean", count: 3)
      demand = .frames(
        sampler: try entry.word("sampler") ?? "uniform 3", size: try entry.size("input.size"),
        fit: try entry.choice("input.fit") ?? .crop, bars: false)
    }

    func files() throws(ModelError) -> [String] { [] }
    func load() throws(ModelError) -> any LoadedModel { throw ModelError("not here") }
  }

  private static let instruments = (try? Instruments.standard.adding(model: Kind.self)) ?? .standard

  private func node(_ entry: [RecipeNode.Entry], gates: [RecipeNode.Entry] = []) -> RecipeNode {
    RecipeNode(
      .map([
        RecipeNode.Entry(
          key: "models", line: 1,
          value: RecipeNode(
            .map([
              RecipeNode.Entry(key: "nsfw", line: 2, value: RecipeNode(.map(entry), line: 2))
            ]), line: 1)),
        RecipeNode.Entry(key: "gates", line: 8, value: RecipeNode(.map(gates), line: 8)),
      ]), line: 1)
  }

  private func word(_ key: String, _ text: String, line: Int = 3) -> RecipeNode.Entry {
    RecipeNode.Entry(key: key, line: line, value: RecipeNode(.scalar(text), line: line))
  }

  private func list(_ key: String, _ texts: String..., line: Int = 4) -> RecipeNode.Entry {
    RecipeNode.Entry(
      key: key, line: line,
      value: RecipeNode(.list(texts.map { RecipeNode(.scalar($0), line: line) }), line: line))
  }

  private func section(_ key: String, _ entries: RecipeNode.Entry...) -> RecipeNode.Entry {
    RecipeNode.Entry(key: key, line: 4, value: RecipeNode(.map(entries), line: 4))
  }

  @Test func gatesCanNameItsScores() throws {
    let bounds = RecipeNode.Entry(
      key: "nsfw.unsafe.max", line: 9,
      value: RecipeNode(.list(["0", "0.3"].map { RecipeNode(.scalar($0), line: 9) }), line: 9))
    let recipe = try Recipe(
      node([word("kind", "test"), list("labels", "safe", "unsafe")], gates: [bounds]),
      Self.instruments)
    #expect(recipe.gates.map(\.name) == ["nsfw.unsafe.max"])
    #expect(recipe.models.map(\.name) == ["nsfw"])
    // Without the model there is no such score.
    let alone = RecipeNode(
      .map([RecipeNode.Entry(key: "gates", line: 1, value: RecipeNode(.map([bounds]), line: 1))]),
      line: 1)
    #expect(throws: RecipeMistakes.self) { try Recipe(alone, Self.instruments) }
  }

  private func mistake(_ entries: RecipeNode.Entry...) -> String {
    do {
      _ = try Recipe(node(entries), Self.instruments)
      return ""
    } catch {
      return error.all.map(\.description).joined(separator: "\n")
    }
  }

  @Test func mistakesAreToldWithTheirLines() {
    let kind = word("kind", "test", line: 2)
    #expect(mistake(word("file", "x")).hasPrefix("line 2: nsfw needs a kind"))
    #expect(
      mistake(word("kind", "tset"))
        == "line 2: unknown kind of model 'tset'; did you mean test?")
    #expect(mistake(kind, word("gain", "11")) == "line 3: nsfw.gain takes a number from 0 to 10")
    #expect(
      mistake(kind, word("gian", "1"))
        == "line 3: nsfw.gian is unknown: unknown key 'gian'; did you mean gain?")
    #expect(
      mistake(kind, section("input", list("size", "224", "0", line: 5)))
        == "line 5: nsfw.input.size takes [width, height], each from 1 to 8192")
    #expect(
      mistake(kind, section("input", word("fit", "corp", line: 6)))
        == "line 6: nsfw.input.fit unknown input.fit 'corp'; did you mean crop?")
    #expect(mistake(kind, word("sha256", "abc")).contains("64 digits"))
    #expect(mistake(kind, word("sampler", "uniforn 3")).hasPrefix("line 3: nsfw.sampler"))
    #expect(mistake(kind, list("labels", "a", "a")).contains("nsfw.a"))
    #expect(mistake(kind, list("labels", "A b")).contains("no name of a score"))
  }

  @Test func aNameIsAWordThatNoMetricHas() {
    #expect(ModelEntry.isName("nsfw_2"))
    for name in ["", "a.b", "NSFW", "outside", "a b", "~", String(repeating: "a", count: 65)] {
      #expect(!ModelEntry.isName(name), "\(name)")
    }
    #expect(
      mistake(word("kind", "test"), list("labels", "score")).isEmpty)
  }

  @Test func itIsWrittenAsItIsRead() throws {
    let recipe = try Recipe(
      node([
        word("kind", "test"), word("file", "a.onnx"),
        section("input", list("size", "224", "224"), word("fit", "pad")),
        word("sha256", String(repeating: "a", count: 64)),
      ]), Self.instruments)
    #expect(try Recipe(recipe.node, Self.instruments) == recipe)
  }

  @Test func answersAreCheckedAndKeptToFourDecimals() throws {
    let answer = ModelAnswer(scores: [[0.123456, 0.5]])
    #expect(try answer.checked(scores: 1, frames: 2).scores == [[0.1235, 0.5]])
    #expect(try ModelAnswer(scores: [[3]]).checked(scores: 1, frames: 2).scores == [[3]])
    #expect(throws: ModelError.self) { try answer.checked(scores: 1, frames: 3) }
    #expect(throws: ModelError.self) { try answer.checked(scores: 2, frames: 2) }
    #expect(throws: ModelError.self) {
      try ModelAnswer(scores: [[.nan, 0]]).checked(scores: 1, frames: 2)
    }
    #expect(throws: ModelError.self) {
      try ModelAnswer(scores: [], embedding: [.infinity]).checked(scores: 0, frames: 2)
    }
  }
}
