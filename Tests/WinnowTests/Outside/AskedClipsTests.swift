import Foundation
import TestSupport
import Testing
import WinnowCore

@testable import Winnow

/// Others are asked about clips that they can decide, and about no others.
@Suite struct AskedClipsTests {
  private let workspace: Workspace
  private let gated: Recipe

  init() throws {
    // Two of them are copies.
    workspace = try Workspace("original.mp4", "copy-reencoded.mp4", "hard-cuts.mp4", "dark.mp4")
    try workspace.scan()
    gated = try Recipe.read(
      "clips: {min: 0, max: 1000}\ngates:\n  exposure.luma.mean: [20, ~]\n  outside.aesthetic: [5, ~]",
      .standard, subject: "test")
    try workspace.select(gated)
  }

  private struct Line: Decodable {
    var id: String
    var video: String
    var clip: Int
    var verdict: String
  }

  private func asked(lacking: [String] = []) throws -> Set<String> {
    let catalog = try workspace.catalog()
    let asked = try AskedClips(catalog, lacking: lacking.compactMap { OutsideName($0) })
    return try Set(
      catalog.entries().flatMap { entry in
        (asked.clips[entry.row] ?? []).map { "\(entry.name) \($0)" }
      })
  }

  private func answer(_ clips: Set<String>, _ score: Double, in column: String = "aesthetic") throws
  {
    let ids = try workspace.lines("manifest.jsonl", of: Line.self)
      .filter { clips.contains("\($0.video) \($0.clip)") }.map(\.id)
    #expect(ids.count == clips.count)
    let text = ids.map { "{\"id\": \"\($0)\", \"\(column)\": \(score)}\n" }.joined()
    let file = workspace.videos.appending(path: "answers")
    try Data(text.utf8).write(to: file)
    _ = try Join().run(file.path, into: workspace.catalog())
  }

  @Test func clipsThatAreRejectedAndCopiesAreNotAsked() throws {
    let asked = try asked()
    #expect(!asked.contains { $0.hasPrefix("dark") })
    #expect(asked.filter { $0.hasPrefix("original") || $0.hasPrefix("copy-reencoded") }.count == 1)
    #expect(asked.contains("hard-cuts.mp4 0"))
  }

  @Test func whatHasAnAnswerIsNotAskedAgain() throws {
    let first = try asked()
    try answer(first, 6)
    #expect(try asked().isEmpty)
    #expect(try asked(lacking: ["caption"]) == first)
    #expect(try asked(lacking: ["outside.aesthetic"]).isEmpty)
  }

  /// Whether or not it is selected again in between.
  @Test(arguments: [true, false]) func whereTheKeptCopyIsRejectedTheNextOneIsAsked(selects: Bool)
    throws
  {
    let copies = try asked().filter { $0.hasPrefix("original") || $0.hasPrefix("copy-reencoded") }
    try answer(copies, 1)
    if selects { try workspace.select(gated) }
    let next = try asked().filter { $0.hasPrefix("original") || $0.hasPrefix("copy-reencoded") }
    #expect(next.count == 1 && next != copies)
    try answer(next, 6)
    #expect(try asked().filter { !$0.hasPrefix("hard-cuts") }.isEmpty)
  }

  /// Whatever others would say of it, the better copy stays.
  @Test func aCopyOfWhatIsKeptWaitsForNothing() throws {
    let copies = try asked().filter { $0.hasPrefix("original") || $0.hasPrefix("copy-reencoded") }
    try answer(copies, 6)
    let funnel = try workspace.select(gated)
    let lines = try workspace.lines("manifest.jsonl", of: Line.self)
      .filter { $0.video.hasPrefix("original") || $0.video.hasPrefix("copy-reencoded") }
    #expect(lines.map(\.verdict).sorted() == ["duplicate", "keep"])
    let asked = try asked()
    #expect(funnel.copies == 1 && funnel.unanswered == asked.count)
  }

  /// Each clip stands in one part.
  @Test(arguments: [1, 2, 3, 5]) func partsOfWhatIsAskedAreAllOfIt(count: Int) throws {
    let catalog = try workspace.catalog()
    var asked: [String] = []
    for number in 1...count {
      var division = CatalogDivision(
        try #require(ExportPart(number, of: count)), recipe: gated)
      division.asked = try AskedClips(catalog)
      let file = workspace.output.appending(path: "part-\(number).sqlite")
      let summary = try division.write(catalog, to: file)
      try Catalog.reading(file) { part in
        let found = try AskedClips(part).clips
        #expect(found.values.reduce(0) { $0 + $1.count } == summary.clips)
        for entry in try part.entries() {
          asked += (found[entry.row] ?? []).map { "\(entry.name) \($0)" }
        }
      }
    }
    #expect(try asked.sorted() == self.asked().sorted())
  }

  @Test func withoutGatesThoseThatNothingWasSaidOfAreAsked() throws {
    try workspace.select()
    let all = try asked()
    try answer(["hard-cuts.mp4 0"], 1, in: "other")
    #expect(try asked() == all.subtracting(["hard-cuts.mp4 0"]))
  }
}
