import Foundation
import TestSupport
import Testing
import WinnowCore

@testable import Winnow

/// Instruments of somebody else, in catalogs and out of them.
@Suite struct ToolboxTests {
  /// The mean of V less that of U.
  private struct Warmth: Metric {
    let scores: [ScoreDescription]

    init(revision: Int = 1) {
      scores = [
        ScoreDescription(
          "look.warmth", formula: "mean of V - mean of U", unit: "levels",
          range: ValueRange(-255...255), better: .higher, scale: .native, source: "a test",
          revision: revision)
      ]
    }

    func measure(_ sample: Sample) -> [Double?] {
      guard let chroma = sample.frame.chroma else { return [nil] }
      return [Self.mean(chroma.v) - Self.mean(chroma.u)]
    }

    private static func mean(_ plane: PlaneView) -> Double {
      var sum = 0
      for y in 0..<plane.height { for x in 0..<plane.width { sum += Int(plane[x, y]) } }
      return Double(sum) / Double(plane.width * plane.height)
    }
  }

  private struct Line: Decodable {
    struct Scores: Decodable {
      var warmth: [String: Double]?
      private enum CodingKeys: String, CodingKey { case warmth = "look.warmth" }
    }

    var verdict: Verdict
    var scores: Scores
    var why: String
  }

  private let workspace: Workspace

  init() throws {
    workspace = try Workspace("hard-cuts.mp4", "original.mp4", "dark.mp4")
  }

  private func catalog(_ toolbox: Toolbox) throws -> Catalog {
    try Catalog(folder: workspace.output, create: true, toolbox: toolbox)
  }

  private func toolbox(revision: Int = 1) throws -> Toolbox {
    try Toolbox.standard.with(.standard.adding(metric: Warmth(revision: revision)))
  }

  @discardableResult
  private func scan(_ toolbox: Toolbox, keyframesOnly: Bool = false) throws -> Scan.Summary {
    var scan = Scan(recipe: Recipe(), isolation: .thisProcess, jobs: 2)
    scan.keyframesOnly = keyframesOnly
    return try scan.run(inputs: [workspace.videos.path], into: catalog(toolbox))
  }

  private func recipe(_ gates: String, _ catalog: Catalog) throws -> Recipe {
    try RecipeYAML.recipe(
      "clips: {min: 0, max: 1000}\ngates:\n  \(gates)\nmanifest: {scores: means}",
      catalog.instruments())
  }

  /// A program that cannot measure a score judges by it, suggests it and writes it.
  @Test func whatAScoreMeansStandsInTheCatalog() throws {
    try scan(toolbox())
    let plain = try catalog(.standard)
    #expect(try plain.instruments().scores.last == Warmth().scores[0])
    let funnel = try Selection(recipe: recipe("look.warmth.mean: [~, 0]", plain)).run(on: plain)
    let lines = try workspace.lines("manifest.jsonl", of: Line.self)
    #expect(funnel.unmeasured == 0 && funnel.kept > 0 && funnel.kept < lines.count)
    for line in lines {
      let mean = try #require(line.scores.warmth?["mean"])
      #expect((mean <= 0) == (line.verdict == .keep), "\(mean): \(line.why)")
    }
    #expect(try Suggestion.usual(of: plain).map(\.name).contains("look.warmth.median"))
    #expect(throws: RecipeMistakes.self) {
      try RecipeYAML.recipe("gates: {look.warmth.mean: [~, 0]}")
    }
  }

  /// The values are those that the metric gives for the frames alone.
  @Test func theValuesAreThoseOfTheMetric() throws {
    let path = TestFolders.fixture("dark.mp4").path
    let source = try #require(InputWalker.sources(in: [path]).first)
    let scanner = try VideoScanner(recipe: Recipe(), toolbox().instruments)
    let measured = try #require(scanner.scan(source)?.measurements)
    let values = try #require(measured.scores["look.warmth"])
    for (frame, value) in zip(measured.sampledFrames, values) {
      let alone = try #require(try Warmth().values("dark.mp4", frame)[0])
      #expect(Float(alone) == value)
    }
  }

  /// Nothing is measured twice because somebody else's program comes by.
  @Test func anotherToolboxMeasuresNothingAgain() throws {
    try scan(toolbox())
    let plain = try scan(.standard)
    #expect(plain.known == 3 && plain.scanned == 0)
    let again = try scan(toolbox())
    #expect(again.known == 3 && again.scanned == 0)
    let newer = try scan(toolbox(revision: 2))
    #expect(newer.scanned == 3)
    #expect(try catalog(.standard).instruments().scores["look.warmth"]?.revision == 2)
    let catalog = try catalog(.standard)
    let funnel = try Selection(recipe: recipe("look.warmth.mean: [~, 255]", catalog)).run(
      on: catalog)
    #expect(funnel.unmeasured == 0 && funnel.clips > 0)
  }

  /// Videos that were measured without it cannot be judged by it, and it is said.
  @Test func whatIsNotMeasuredIsUnmeasured() throws {
    try scan(.standard)
    let own = try catalog(toolbox())
    let funnel = try Selection(recipe: recipe("look.warmth.mean: [~, 255]", own)).run(on: own)
    #expect(funnel.unmeasured == funnel.clips && funnel.clips > 0)
    #expect(try scan(toolbox()).scanned == 3)
    let then = try Selection(recipe: recipe("look.warmth.mean: [~, 255]", own)).run(on: own)
    #expect(then.unmeasured == 0)
  }

  @Test func surveysMeasureIt() throws {
    try scan(toolbox(), keyframesOnly: true)
    let plain = try catalog(.standard)
    let funnel = try Selection(recipe: recipe("look.warmth.mean: [~, 255]", plain)).run(on: plain)
    #expect(funnel.unmeasured == 0 && funnel.clips > 0)
    let again = try scan(.standard, keyframesOnly: true)
    #expect(again.known == 3 && again.scanned == 0)
  }

  /// What somebody wrote in the place of a description says nothing.
  @Test(arguments: ["x", "{}", "[1]", #"{"id": "a b"}"#])
  func damagedDescriptionsAreNone(text: String) throws {
    try scan(toolbox())
    try catalog(.standard).write {
      try $0.execute(sql: "UPDATE scores SET description = ?", arguments: [text])
    }
    #expect(try catalog(.standard).instruments().scores == Instruments.standard.scores)
  }

  @Test func mergedCatalogsKnowTheScoresOfBoth() throws {
    try scan(toolbox())
    let other = try Workspace("sharp.mp4")
    _ = try Scan(recipe: Recipe(), isolation: .thisProcess, jobs: 1).run(
      inputs: [other.videos.path],
      into: Catalog(folder: other.output, create: true, toolbox: toolbox(revision: 3)))
    let folder = workspace.videos.appending(path: "merged")
    var merge = Merge(recipe: Recipe())
    merge.takesOthers = true
    _ = try merge.run([workspace.output, other.output], into: folder)
    let scores = try Catalog(folder: folder, create: false).instruments().scores
    #expect(scores["look.warmth"]?.revision == 3)
  }

  private struct Last: FrameSampler {
    static let name = "last"
    static let arguments = ""
    static let summary = "The last frame."
    init?(arguments: [Double]) {}
    func frames(in clip: Range<Int>, of video: MeasuredFrames) -> [Int] {
      Array(clip.suffix(1))
    }
  }

  /// What another program has decided by can be looked at, and exported by a sampler that is here.
  @Test func recipesOfOtherProgramsAreRead() throws {
    let toolbox = try Toolbox.standard.with(.standard.adding(sampler: Last.self))
    try scan(toolbox)
    var recipe = Recipe.everything
    recipe.export.sampler = "last"
    let own = try catalog(toolbox)
    _ = try Selection(recipe: recipe).run(on: own)
    let exported = try Export(recipe: recipe, isolation: .thisProcess, jobs: 1).run(
      own, to: workspace.videos.appending(path: "own"))
    #expect(exported.files == exported.clips && exported.clips > 0)
    let plain = try catalog(.standard)
    let stored = try #require(try plain.recipeOfExport())
    #expect(stored.export.sampler == "last")
    try Report().write(plain)
    let folder = workspace.videos.appending(path: "plain")
    let error = #expect(throws: WinnowError.self) {
      try Export(recipe: stored, isolation: .thisProcess, jobs: 1).run(plain, to: folder)
    }
    #expect(error?.reason.contains("uniform COUNT") == true)
    #expect(throws: RecipeMistakes.self) { try RecipeYAML.recipe("export: {sampler: last}") }
  }

  @Test func sinksAreAddedOnce() throws {
    #expect(throws: InstrumentError("sink", "frames", .taken)) {
      try Toolbox.standard.adding(sink: FramesSink.self)
    }
  }
}
