import Foundation
import TestSupport
import Testing
import WinnowCore

@testable import Winnow

/// Models are shown the clips that nothing else rejects, once, and what they say is a score like all others.
@Suite struct AnnotationTests {
  private let workspace: Workspace
  private let toolbox: Toolbox

  init() throws {
    // Two of them are copies.
    workspace = try Workspace("original.mp4", "copy-reencoded.mp4", "hard-cuts.mp4", "dark.mp4")
    try workspace.scan()
    toolbox = Toolbox.standard.with(try Instruments.standard.adding(model: LumaKind.self))
    try offset("0")
  }

  private var folder: String { workspace.videos.path }

  private func offset(_ text: String) throws {
    try Data(text.utf8).write(to: workspace.videos.appending(path: "model.txt"))
  }

  private func recipe(
    _ gates: String = "", models: String = "  bright: {kind: luma, file: model.txt}"
  ) throws -> Recipe {
    let text = """
      clips: {min: 0, max: 1000}
      models:
      \(models)
      gates:
        exposure.luma.mean: [20, ~]
      \(gates)
      """
    let source = RecipeSource(name: "test", text: text, folder: folder)
    return try source.checkedReading(toolbox.instruments).recipe
  }

  private func catalog() throws -> Catalog {
    try Catalog(folder: workspace.output, create: false, toolbox: toolbox)
  }

  private func annotate(_ recipe: Recipe, jobs: Int = 2) throws -> Annotation.Summary {
    var annotation = Annotation(Selection(recipe: recipe), isolation: .thisProcess)
    annotation.jobs = jobs
    return try annotation.run(on: catalog())
  }

  private func select(_ recipe: Recipe) throws -> Funnel {
    try Selection(recipe: recipe).run(on: catalog())
  }

  private struct Line: Decodable {
    var id: String
    var video: String
    var clip: Int
    var verdict: String
    var why: String
    var scores: [String: [String: Double]?]
    var annotations: [String: [String: Int]?]?
  }

  private func lines() throws -> [Line] { try workspace.lines("manifest.jsonl", of: Line.self) }

  @Test func whatWaitsForAModelIsUnanswered() throws {
    let funnel = try select(recipe("  bright.luma.max: [~, 1]"))
    #expect(funnel.kept == 0)
    #expect(funnel.unanswered > 3)
    #expect(funnel.unmeasured == 0)
  }

  @Test func theScoreIsThatOfItsFrames() throws {
    let recipe = try recipe("  bright.luma.max: [~, 1]")
    let summary = try annotate(recipe)
    let funnel = try select(recipe)
    #expect(funnel.unanswered == 0)
    #expect(summary.clips == funnel.kept)
    #expect(summary.failures.isEmpty)
    let seen = try lines().filter { ($0.scores["bright.luma"] ?? nil) != nil }
    #expect(seen.count == summary.clips)
    for line in seen {
      // Brightness of coded pictures, which the scan measures as luma of 0 to 255.
      let luma = try #require(line.scores["exposure.luma"] ?? nil)["mean"] ?? 0
      let mean = try #require(line.scores["bright.luma"] ?? nil)["mean"] ?? 0
      #expect(abs(mean - luma / 255) < 0.15, "\(line.video) \(line.clip): \(mean) and \(luma)")
      #expect(line.annotations?["bright"] == ["frames": 2])
    }
  }

  @Test func whatCheapGatesRejectIsNotShown() throws {
    let recipe = try recipe()
    _ = try annotate(recipe)
    _ = try select(recipe)
    for line in try lines() where line.verdict != "keep" {
      #expect((line.scores["bright.luma"] ?? nil) == nil, "\(line.video) \(line.clip)")
    }
  }

  @Test func nothingIsAskedTwice() throws {
    let recipe = try recipe("  bright.luma.max: [~, 1]")
    #expect(try annotate(recipe).clips > 3)
    #expect(try annotate(recipe).clips == 0)
    // Other bounds change nothing of what was said.
    #expect(try annotate(self.recipe("  bright.luma.max: [~, 0.9]")).clips == 0)
  }

  @Test(arguments: [
    "  bright: {kind: luma, file: model.txt, gain: 0.5}",
    "  bright: {kind: luma, file: model.txt, sampler: uniform 3}",
  ])
  func otherSettingsAreAskedAnew(models: String) throws {
    let first = try annotate(recipe()).clips
    #expect(try annotate(recipe(models: models)).clips == first)
    #expect(try annotate(recipe()).clips == 0)
  }

  @Test func anotherFileIsAskedAnewAndAnotherNameOfItIsNot() throws {
    let first = try annotate(recipe()).clips
    try FileManager.default.moveItem(
      atPath: "\(folder)/model.txt", toPath: "\(folder)/moved.txt")
    #expect(try annotate(recipe(models: "  light: {kind: luma, file: moved.txt}")).clips == 0)
    try offset("0.25")
    #expect(try annotate(recipe()).clips == first)
  }

  @Test func aCopyMovesUpWhereTheKeptOneFails() throws {
    // All fail, so that each copy has its turn.
    let recipe = try recipe("  bright.luma.min: [0.99, ~]")
    let summary = try annotate(recipe)
    let funnel = try select(recipe)
    #expect(funnel.kept == 0)
    #expect(funnel.unanswered == 0)
    let rejected = try lines().filter { $0.why.hasPrefix("bright.luma.min") }
    #expect(rejected.count == summary.clips)
    let videos = Set(rejected.map(\.video))
    #expect(videos.isSuperset(of: ["original.mp4", "copy-reencoded.mp4"]))
  }

  @Test func whatFailsOneModelIsNotShownToTheNext() throws {
    let models = """
        first: {kind: luma, file: model.txt}
        second: {kind: luma, file: model.txt, gain: 2}
      """
    let recipe = try recipe("  first.luma.min: [0.99, ~]", models: models)
    _ = try annotate(recipe)
    _ = try select(recipe)
    #expect(try lines().allSatisfy { ($0.scores["second.luma"] ?? nil) == nil })
    #expect(try lines().contains { ($0.scores["first.luma"] ?? nil) != nil })
  }

  @Test func resultsDoNotDependOnJobsOrStops() throws {
    let recipe = try recipe("  bright.luma.below(0.4): [~, 0.9]")
    _ = try annotate(recipe, jobs: 1)
    _ = try select(recipe)
    let whole = try workspace.bytes("manifest.jsonl")
    #expect(String(decoding: whole, as: UTF8.self).contains("below(0.4)"))
    try forgetAnswers()
    // Stopped as soon as something was written, again and again.
    for _ in 0..<20 {
      let cancellation = Cancellation()
      var annotation = Annotation(Selection(recipe: recipe), isolation: .thisProcess)
      annotation.jobs = 3
      cancellation.cancelAfterFirst(of: annotation.progress)
      let summary = try annotation.run(on: catalog(), cancellation: cancellation)
      if !summary.isInterrupted { break }
    }
    _ = try annotate(recipe)
    _ = try select(recipe)
    #expect(try workspace.bytes("manifest.jsonl") == whole)
  }

  private func forgetAnswers() throws {
    try catalog().write { try $0.execute(sql: "DELETE FROM annotations") }
  }

  @Test func whatCannotBeShownIsTold() throws {
    try offset("5000")
    let recipe = try recipe("  bright.luma.max: [~, 1]")
    let summary = try annotate(recipe)
    #expect(summary.clips == 0)
    #expect(!summary.failures.isEmpty)
    #expect(summary.failures.allSatisfy { $0.contains("bright: too bright to be looked at") })
    // A copy waits for the one that would be kept in its place.
    #expect(try select(recipe).unanswered >= summary.failures.count)
  }

  @Test func aModelThatCannotBeUsedIsAnError() throws {
    try offset("no number")
    let error = #expect(throws: WinnowError.self) { try annotate(recipe()) }
    #expect(error?.description.contains("bright") == true)
    #expect(error?.description.contains("holds no number") == true)
    try FileManager.default.removeItem(atPath: "\(folder)/model.txt")
    #expect(throws: WinnowError.self) { try annotate(recipe()) }
    // What was selected by it can still be exported, whose program knows no models.
    _ = try select(recipe())
    #expect(try workspace.catalog().recipeOfSelection()?.models.map(\.name) == ["bright"])
  }

  @Test func aFileOfAnotherHashIsRefused() throws {
    let hash = String(repeating: "0", count: 64)
    let recipe = try recipe(models: "  bright: {kind: luma, file: model.txt, sha256: \(hash)}")
    let error = #expect(throws: WinnowError.self) { try annotate(recipe) }
    #expect(error?.description.contains(hash) == true)
  }

  @Test func aProgramWithoutModelsReadsWhatTheySaid() throws {
    let recipe = try recipe("  bright.luma.max: [~, 1]")
    _ = try annotate(recipe)
    let kept = try select(recipe).kept
    let plain = try workspace.catalog()
    let stored = try #require(try plain.recipeOfSelection())
    #expect(stored.gates.map(\.name).contains("bright.luma.max"))
    #expect(try Selection(recipe: stored).run(on: plain).kept == kept)
    #expect(try plain.clips.kept().where("bright.luma.max", 0...1).count() == kept)
  }

  @Test(arguments: [
    "a, b: {c} #d.txt", "~", "'quoted\"", "null", "- x", "ends:", "\u{e9}\u{4e00}.txt", "tab\there",
  ])
  func wordsOfAnySortAreReadAsTheyAreWritten(file: String) throws {
    var recipe = Recipe()
    recipe.models = [ModelEntry(name: "a", kind: "luma", values: ["file": .word(file)])]
    let read = try RecipeYAML.recipe(RecipeYAML.text(of: recipe), toolbox.instruments)
    #expect(read == recipe)
  }

  @Test func aPartStaysTheSameWhateverWasSaid() throws {
    var annotation = Annotation(
      Selection(recipe: try recipe("  bright.luma.max: [~, 1]")), isolation: .thisProcess)
    var shown = 0
    for number in 1...2 {
      annotation.part = ExportPart(number, of: 2)
      let clips = try annotation.run(on: catalog()).clips
      #expect(clips > 0)
      shown += clips
      #expect(try annotation.run(on: catalog()).clips == 0)
    }
    annotation.part = nil
    #expect(try annotation.run(on: catalog()).clips == 0)
    #expect(shown > 3)
  }

  @Test func answersAreMerged() throws {
    let recipe = try recipe("  bright.luma.max: [~, 1]")
    _ = try select(recipe)
    let copies = try (1...2).map { number in
      let copy = workspace.videos.deletingLastPathComponent().appending(path: "machine\(number)")
      try FileManager.default.copyItem(at: workspace.output, to: copy)
      var annotation = Annotation(Selection(recipe: recipe), isolation: .thisProcess)
      annotation.part = ExportPart(number, of: 2)
      #expect(
        try annotation.run(on: Catalog(folder: copy, create: false, toolbox: toolbox)).clips > 0)
      return copy
    }
    _ = try annotate(recipe)
    _ = try select(recipe)
    let whole = try workspace.bytes("manifest.jsonl")
    try forgetAnswers()
    var merge = Merge(recipe: recipe)
    merge.toolbox = toolbox
    #expect(try merge.run(copies, into: workspace.output).newAnnotations > 0)
    _ = try select(recipe)
    #expect(try workspace.bytes("manifest.jsonl") == whole)
    #expect(try merge.run(copies, into: workspace.output).newAnnotations == 0)
  }
}

extension Cancellation {
  /// Stops what is told of by `progress` once it has come a step.
  fileprivate func cancelAfterFirst(of progress: AnnotationProgress) {
    Thread.detachNewThread {
      while progress.current.finished == 0, !self.isCancelled { usleep(500) }
      self.cancel()
    }
  }
}
