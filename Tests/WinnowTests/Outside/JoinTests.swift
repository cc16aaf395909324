import Foundation
import TestSupport
import Testing
import WinnowCore

@testable import Winnow

/// What others say of clips becomes scores that gates ask for, and fields of manifests.
@Suite struct JoinTests {
  private let workspace: Workspace
  private let ids: [String]

  private struct Line: Decodable {
    /// Those from outside are one number, others have statistics.
    struct Scores: Decodable {
      var aesthetic: Double?
      private enum CodingKeys: String, CodingKey { case aesthetic = "outside.aesthetic" }
    }

    var id: String
    var verdict: Verdict
    var scores: Scores
    var fields: [String: String?]?
    var carried: [String]?
    var why: String
  }

  init() throws {
    workspace = try Workspace("rgb.mkv", "hard-cuts.mp4", "original.mp4")
    try workspace.scan()
    try workspace.select()
    ids = try workspace.lines("manifest.jsonl", of: ClipAnswer.self).compactMap {
      $0.id?.description
    }
    #expect(ids.count > 3)
  }

  @discardableResult
  private func join(_ text: String, _ change: (inout Join) -> Void = { _ in }) throws -> JoinSummary
  {
    let file = workspace.videos.appending(path: "answers")
    try Data(text.utf8).write(to: file)
    var join = Join()
    change(&join)
    return try join.run(file.path, into: workspace.catalog())
  }

  private func select(_ gates: String) throws -> (funnel: Funnel, lines: [Line]) {
    var recipe = Recipe.everything
    recipe.gates = try Recipe.read("gates:\n  \(gates)", .standard, subject: "test").gates
    let funnel = try workspace.select(recipe)
    return (funnel, try workspace.lines("manifest.jsonl", of: Line.self))
  }

  @Test func numbersBecomeScoresThatGatesAskFor() throws {
    let summary = try join("id,aesthetic\n\(ids[0]),6.5\n\(ids[1]),4\n")
    #expect(summary.added == 2 && !summary.hasLosses)
    let (funnel, lines) = try select("outside.aesthetic: [5, ~]")
    #expect(lines.map(\.scores.aesthetic).prefix(3) == [6.5, 4, nil])
    #expect(lines.map(\.verdict).prefix(3) == [.keep, .reject, .unmeasured])
    #expect(lines[1].why == "outside.aesthetic 4 < 5")
    #expect(lines[2].why == "unmeasured: outside.aesthetic")
    #expect(funnel.unanswered == ids.count - 2 && funnel.unmeasured == 0)
    #expect(funnel.failing["outside.aesthetic"] == Funnel.Failing(clips: 1, alone: 1))
  }

  @Test func textsBecomeFields() throws {
    try join("{\"id\": \"\(ids[0])\", \"caption\": \"a cat, \\\"sitting\\\"\"}\n")
    let (_, lines) = try select("outside.aesthetic: [5, ~]")
    #expect(lines[0].fields == ["caption": "a cat, \"sitting\""])
    #expect(lines[1].fields == ["caption": nil])
  }

  /// What was exported is written out with them, in every form.
  @Test func exportsCarryThem() throws {
    try join("{\"id\": \"\(ids[0])\", \"caption\": \"a cat\", \"aesthetic\": 6.5}\n")
    try workspace.select()
    var recipe = Recipe.everything
    recipe.export.sampler = "uniform 1"
    let folder = workspace.videos.appending(path: "exported")
    _ = try Export(recipe: recipe, isolation: .thisProcess, jobs: 2).run(
      workspace.catalog(), to: folder)
    let metadata = try String(contentsOf: folder.appending(path: "metadata.jsonl"), encoding: .utf8)
    let first = try #require(metadata.split(separator: "\n").first { $0.contains(ids[0]) })
    #expect(first.contains("\"caption\":\"a cat\"") && first.contains("\"outside.aesthetic\":6.5"))
    let listed = workspace.videos.appending(path: "listed")
    _ = try Export(recipe: recipe, format: ManifestSink.name, isolation: .thisProcess).run(
      workspace.catalog(), to: listed)
    let table = try String(contentsOf: listed.appending(path: "manifest.csv"), encoding: .utf8)
    #expect(table.split(separator: "\n")[0].hasSuffix("outside.aesthetic,caption"))
    #expect(table.contains(",6.5,a cat"))
  }

  @Test func whatStandsThereIsReplacedAndCounted() throws {
    try join("id,aesthetic\n\(ids[0]),6.5\n\(ids[1]),4\n")
    let summary = try join("id,aesthetic\n\(ids[0]),7\n\(ids[1]),4\n\(ids[2]),1\n")
    #expect(summary.changed == 1 && summary.known == 1 && summary.added == 1)
    #expect(try select("outside.aesthetic: [5, ~]").lines[0].scores.aesthetic == 7)
  }

  @Test func conflictsAndUnknownIDsAreNamed() throws {
    let none = String(repeating: "0", count: 32)
    let summary = try join(
      "id,aesthetic\n\(ids[0]),6.5\n\(ids[0]),5\n\(none),1\nx,1\n,3\n\(ids[1]),high\n\(ids[2]),nan\n"
    )
    #expect(summary.conflicts.count == 2 && summary.unknown.first == [none, "x"])
    #expect(summary.nameless == 1 && summary.rows == 7 && summary.hasLosses)
    #expect(
      try select("outside.aesthetic: [5, ~]").lines[0].scores.aesthetic == 6.5, "the first stays")
  }

  @Test func columnsThatCannotBeTakenAreNamed() throws {
    let summary = try join(
      """
      {"id": "\(ids[0])", "a b": 1, "boxes": [1], "verdict": "keep", "sharpness.laplacian.mean": 3,
      "outside.aesthetic": 2}
      """.replacing("\n", with: " "))
    #expect(Set(summary.ignored.keys) == ["a b", "boxes"])
    #expect(summary.columns.isEmpty && summary.hasLosses)
  }

  /// Its numbers are rounded, and its texts kept from spreadsheets.
  @Test func aManifestThatIsGivenBackChangesNothing() throws {
    try join("id,aesthetic,caption\n\(ids[0]),5.123456789,=sum\n\(ids[1]),123456789,'it'\n")
    try workspace.select()
    var recipe = Recipe.everything
    recipe.export.sampler = "uniform 1"
    let folder = workspace.videos.appending(path: "listed")
    _ = try Export(recipe: recipe, format: ManifestSink.name, isolation: .thisProcess).run(
      workspace.catalog(), to: folder)
    let table = try String(contentsOf: folder.appending(path: "manifest.csv"), encoding: .utf8)
    let summary = try join(table)
    #expect(summary.added == 0 && summary.changed == 0 && summary.known == 2, "\(summary)")
    let metadata = workspace.videos.appending(path: "exported")
    _ = try Export(recipe: recipe, isolation: .thisProcess, jobs: 2).run(
      workspace.catalog(), to: metadata)
    let lines = try String(contentsOf: metadata.appending(path: "metadata.jsonl"), encoding: .utf8)
    #expect(try join(lines).columns == ["caption"])
  }

  /// What no clip has decides nothing, and a mistake can be taken back.
  @Test func aColumnIsWhatItsClipsSay() throws {
    try join("id,aesthetic\nx,n/a\n")
    try join("id,aesthetic\n\(ids[0]),6\n\(ids[1]),True\n")
    #expect(
      try select("outside.aesthetic: [5, ~]").lines.map(\.scores.aesthetic).prefix(2) == [6, 1])
    var drop = Join()
    drop.drops = [try #require(OutsideName(column: "aesthetic"))]
    _ = try drop.run(nil, into: workspace.catalog())
    #expect(throws: WinnowError.self) { try drop.run(nil, into: workspace.catalog()) }
    try join("id,aesthetic\n\(ids[0]),high\n")
    try workspace.select()
    #expect(try workspace.lines("manifest.jsonl", of: Line.self)[0].fields == ["aesthetic": "high"])
  }

  @Test func whatCannotBeHeldIsNamed() throws {
    let summary = try join(
      """
      {"id": "\(ids[0])", "caption": "a\\u0000b", "label": "x"}
      {"id": "\(ids[1].uppercased())", "caption": ["a"], "label": 7}
      {"id": " \(ids[2])", "caption": "fine", "label": "y"}
      """)
    #expect(summary.conflicts.count == 2 && summary.unknown.count == 0, "\(summary)")
    try workspace.select()
    let fields = try workspace.lines("manifest.jsonl", of: Line.self).prefix(3).map(\.fields)
    #expect(fields.map { $0?["label"] } == ["x", "7", "y"])
  }

  @Test func numbersMayBeTexts() throws {
    try join("id,year\n\(ids[0]),1984\n") { $0.texts = ["year"] }
    try workspace.select()
    #expect(try workspace.lines("manifest.jsonl", of: Line.self)[0].fields == ["year": "1984"])
    // What it is stays.
    let summary = try join("id,year\n\(ids[1]),1985\n")
    #expect(summary.columns == ["year"])
    #expect(throws: WinnowError.self) { try select("outside.year: [1980, ~]") }
  }

  @Test func idsMayStandInAnotherColumn() throws {
    let summary = try join("clip_id,aesthetic\n\(ids[0]),6.5\n") { $0.key = "clip_id" }
    #expect(summary.added == 1)
  }

  @Test func aNameThatIsNearlyOneIsAMistake() throws {
    try join("id,aesthetic\n\(ids[0]),6.5\n")
    let error = #expect(throws: WinnowError.self) { try select("outside.aestetic: [5, ~]") }
    #expect(error?.reason.contains("did you mean outside.aesthetic?") == true)
    for name in ["nsfw", "a", "aes", "static", "aesthetic2", "aesthetic_v2"] {
      let funnel = try select("outside.\(name): [~, 0.5]").funnel
      #expect(funnel.unanswered == ids.count, "\(name) may come yet")
    }
    #expect(throws: WinnowError.self) { try select("outside.Aesthetic: [5, ~]") }
  }

  /// Nothing is forgotten for the sake of an input that cannot be read, nor where a name is wrong.
  @Test func whatIsDroppedStaysWhereNothingCanBeJoined() throws {
    try join("id,aesthetic,caption\n\(ids[0]),6.5,a cat\n")
    let aesthetic = try #require(OutsideName(column: "aesthetic"))
    let other = try #require(OutsideName(column: "other"))
    #expect(throws: WinnowError.self) {
      try join("clip,aesthetic\nx,1\n") { $0.drops = [aesthetic] }
    }
    #expect(throws: WinnowError.self) {
      try join("id,aesthetic\n\(ids[0]),1\n") { $0.drops = [aesthetic, other] }
    }
    #expect(try select("outside.aesthetic: [5, ~]").lines[0].scores.aesthetic == 6.5)
    try join("id,aesthetic\n\(ids[1]),1\n") { $0.drops = [aesthetic] }
    let scores = try select("outside.aesthetic: [5, ~]").lines.map(\.scores.aesthetic)
    #expect(scores.prefix(2) == [nil, 1])
  }

  /// As they came in, however many digits they have.
  @Test func digitsAreKept() throws {
    try join("id,n,hash\n\(ids[0]),123456789,18446744073709551615\n") { $0.texts = ["hash"] }
    try join(
      "{\"id\": \"\(ids[1])\", \"n\": 0.30000000000000004, \"hash\": 18446744073709551614}\n")
    try workspace.select()
    let manifest = try String(
      contentsOf: workspace.output.appending(path: "manifest.jsonl"), encoding: .utf8)
    for text in [
      "\"outside.n\":123456789", "\"outside.n\":0.30000000000000004",
      "\"hash\":\"18446744073709551615\"", "\"hash\":\"18446744073709551614\"",
    ] { #expect(manifest.contains(text), "\(text)") }
  }

  @Test func whatTablesWriteForNothingIsNothing() throws {
    let words = ["NaN", "null", "NA", "n/a", " "]
    let rows = zip(ids, words).map { "\($0),\($1),\($1)\n" }.joined()
    try join("id,caption,aesthetic\n\(rows)\(ids[0]),0x1F,6\n")
    try workspace.select()
    let lines = try workspace.lines("manifest.jsonl", of: Line.self)
    #expect(lines.map { $0.fields?["caption"] }.prefix(2) == ["0x1F", .some(nil)])
    #expect(lines.map(\.scores.aesthetic).prefix(2) == [6, nil])
  }

  /// Many readers take names that differ in case for one; and a model may mean something else by Winnow's words.
  @Test func namesThatReadersConfuseAreLeftOut() throws {
    try join("id,caption\n\(ids[0]),a cat\n")
    let summary = try join("id,ID,Caption,time,Video\n\(ids[0]),x,y,3,z\n")
    #expect(Set(summary.ignored.keys) == ["ID", "Caption", "time", "Video"], "\(summary.ignored)")
    #expect(summary.columns == ["caption"] || summary.columns.isEmpty)
  }

  /// What came before a line that is wrong is not lost.
  @Test func whatWasReadBeforeAMistakeIsJoined() throws {
    #expect(throws: WinnowError.self) {
      try join("{\"id\": \"\(ids[0])\", \"aesthetic\": 6.5}\nTraceback (most recent call last):\n")
    }
    #expect(try select("outside.aesthetic: [5, ~]").lines[0].scores.aesthetic == 6.5)
  }

  /// Clips that are cut otherwise take over what was said of nearly the same span, and say so.
  @Test func clipsThatAreCutAnewTakeOverAnswers() throws {
    let answers = ids.map { "\($0),6.5" }.joined(separator: "\n")
    try join("id,aesthetic\n\(answers)\n")
    var recipe = Recipe.everything
    recipe.clips.trimFrames = 1
    try workspace.select(recipe)
    #expect(
      try workspace.lines("manifest.jsonl", of: Line.self).allSatisfy { $0.scores.aesthetic == nil }
    )
    var join = Join()
    join.carry = 0.9
    let summary = try join.run(nil, into: workspace.catalog())
    try workspace.select(recipe)
    let lines = try workspace.lines("manifest.jsonl", of: Line.self)
    let carried = lines.filter { $0.carried == ["aesthetic"] }
    #expect(!carried.isEmpty && carried.allSatisfy { $0.scores.aesthetic == 6.5 })
    #expect(summary.carried == carried.count)
    #expect(try join.run(nil, into: workspace.catalog()).carried == 0)
    // The same, said of a clip itself, is its own.
    let said = try #require(carried.last)
    try self.join("id,aesthetic\n\(said.id),6.5\n")
    let first = try self.join("id,aesthetic\n\(ids[0]),6.5\n")
    #expect(first.known == 1)
    // They follow the clips that they came from.
    let newer = ids.map { "\($0),7.5" }.joined(separator: "\n")
    try self.join("id,aesthetic\n\(newer)\n")
    #expect(try join.run(nil, into: workspace.catalog()).carried == carried.count - 1)
    // An answer of its own takes its place.
    try self.join("id,aesthetic\n\(carried[0].id),2\n")
    try workspace.select(recipe)
    let own = try workspace.lines("manifest.jsonl", of: Line.self).first { $0.id == carried[0].id }
    #expect(own?.scores.aesthetic == 2 && own?.carried == [])
  }

  @Test func suggestionsLookAtThem() throws {
    let answers = ids.enumerated().map { "\($1),\($0)" }.joined(separator: "\n")
    try join("id,aesthetic\n\(answers)\n")
    let catalog = try workspace.catalog()
    let suggestion = try Suggestion(
      of: Suggestion.usual(of: catalog), by: .quantile(share: 0.5), cutting: .everything,
      on: catalog)
    let gate = try #require(suggestion.recipe.gates.first { $0.name == "outside.aesthetic" })
    #expect(
      gate.lower.map { $0 > 0 } == true && gate.upper.map { $0 < Double(ids.count - 1) } == true)
  }
}
