import Foundation
import TestSupport
import Testing
import WinnowCore

@testable import Winnow

@Suite struct ManifestScoresTests {
  private func lines(_ recipe: Recipe) throws -> [[String: Any]] {
    let workspace = try ScannedFixtures.copy()
    try workspace.select(recipe)
    return try Self.lines(workspace.bytes(Manifest.fileName))
  }

  private static func lines(_ data: Data) throws -> [[String: Any]] {
    try data.split(separator: 0x0A).map {
      try #require(try JSONSerialization.jsonObject(with: $0) as? [String: Any])
    }
  }

  private func recipe(_ scores: ManifestSettings.Scores) throws -> Recipe {
    var recipe = try RecipeYAML.recipe(
      """
      gates:
        exposure.luma.below(60): [~, 0.9]
        exposure.luma.p5: [1, ~]
        motion.vmaf.std: [0, ~]
        contrast.rms.mean: [~, ~]
      """)
    recipe.manifest.scores = scores
    return recipe
  }

  @Test(arguments: ManifestSettings.Scores.allCases)
  func theyAreWhatTheRecipeAsksFor(choice: ManifestSettings.Scores) throws {
    let lines = try lines(recipe(choice))
    #expect(lines.count > 40)
    let all = Set(Statistic.allCases.map(\.rawValue))
    let own: Set<String> = choice == .all ? all : choice == .means ? ["mean"] : []
    for line in lines {
      let scores = try #require(line["scores"] as? [String: Any])
      let named =
        choice == .gates ? ["exposure.luma", "motion.vmaf"] : Instruments.standard.scores.ids
      #expect(Set(scores.keys) == Set(named))
      for (score, values) in scores {
        guard let values = values as? [String: Double] else { continue }
        let asked: Set<String> =
          score == "exposure.luma" ? ["below(60)", "p5"] : score == "motion.vmaf" ? ["std"] : []
        #expect(Set(values.keys) == own.union(asked), "\(score)")
      }
    }
  }

  /// The statistics of a clip are the same numbers however many of them are written.
  @Test func fewerAreTheSame() throws {
    let (all, means) = (try lines(recipe(.all)), try lines(recipe(.means)))
    for (a, b) in zip(all, means) {
      let (full, few) = (a["scores"] as? [String: Any], b["scores"] as? [String: Any])
      for (score, values) in few ?? [:] {
        let known = full?[score] as? [String: Double]
        for (name, value) in values as? [String: Double] ?? [:] { #expect(known?[name] == value) }
      }
    }
  }

  /// Written again, it is what a selection that asks for it writes, and says which files there are.
  @Test func itIsWrittenAgain() throws {
    let workspace = try ScannedFixtures.copy()
    try workspace.select(recipe(.means))
    let means = try workspace.bytes(Manifest.fileName)
    let other = workspace.output.appending(path: "full.jsonl")
    try ManifestRewriting(scores: .all).write(workspace.catalog(), to: other)
    #expect(try workspace.bytes(Manifest.fileName) == means)
    let full = try ScannedFixtures.copy()
    try full.select(recipe(.all))
    #expect(try Data(contentsOf: other) == full.bytes(Manifest.fileName))
    try ManifestRewriting(scores: .all).write(workspace.catalog())
    #expect(try workspace.bytes(Manifest.fileName) == full.bytes(Manifest.fileName))
    try ManifestRewriting().write(workspace.catalog())
    #expect(try workspace.bytes(Manifest.fileName) == means)
  }

  @Test func filesStayNamed() throws {
    let workspace = try ScannedFixtures.copy()
    let recipe = try recipe(.means)
    try workspace.select(recipe)
    _ = try Export(recipe: recipe, isolation: .thisProcess).run(
      workspace.catalog(), to: workspace.output, everyClip: true)
    let before = try workspace.bytes(Manifest.fileName)
    let named = try Self.lines(before).filter { ($0["frames"] as? [Any])?.isEmpty == false }
    #expect(named.count > 10)
    try ManifestRewriting(scores: .all).write(workspace.catalog())
    #expect(try workspace.bytes(Manifest.fileName) != before)
    try ManifestRewriting(scores: .means).write(workspace.catalog())
    #expect(try workspace.bytes(Manifest.fileName) == before)
  }

  @Test func whatWasNotSelectedHasNone() throws {
    let workspace = try ScannedFixtures.copy()
    #expect(throws: WinnowError.self) { try ManifestRewriting().write(workspace.catalog()) }
  }
}
