import Foundation
import TestSupport
import Testing
import WinnowCore

@testable import Winnow

/// What is kept of clips from one selection to the next.
@Suite struct CutReaderTests {
  private static let recipes = [
    "clips: {min: 0.5, max: 1.5}",
    "clips: {min: 0.5, max: 1.5}\ngates: {exposure.luma.mean: [40, ~]}",
    "clips: {min: 0, max: 9, trim: 0.1}\ngates: {exposure.luma.below(60): [~, 0.3]}",
    "clips: {min: 0, stitch: true, clear_start: true}\ngates: {sharpness.laplacian.p5: [30, ~]}",
    "screen: {probe: {short_side: [200, ~]}}\ngates: {motion.vmaf.above(2): [0.2, ~]}",
    "duplicates: {scope: off}\nmanifest: {scores: all}", "duplicates: {scope: video}",
  ]

  /// In whatever order recipes are tried, each decides what it does on a catalog that knows nothing.
  @Test(arguments: [1, 2] as [UInt64]) func theyNeverChangeWhatIsDecided(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let workspace = try ScannedFixtures.copy()
    for _ in 0..<8 {
      let text = try #require(Self.recipes.randomElement(using: &generator))
      let recipe = try RecipeYAML.recipe(text)
      let funnel = try workspace.select(recipe)
      let fresh = try ScannedFixtures.copy()
      let expected = try fresh.select(recipe)
      #expect("\(expected)" == "\(funnel)", "\(text)")
      let lines = try (fresh.bytes(Manifest.fileName), workspace.bytes(Manifest.fileName))
      #expect(lines.0 == lines.1, "\(text)")
    }
  }

  private func items(_ workspace: Workspace, _ rules: ClipRules) throws -> [CutReader.Item] {
    let catalog = try workspace.catalog()
    let entries = try catalog.entries()
    return try CutReader(catalog, rules).read(entries, entries.indices)
  }

  @Test func whatWasCutSoIsReadFromWhatIsKept() throws {
    let workspace = try ScannedFixtures.copy()
    var rules = Recipe.everything.clips
    let fresh = try items(workspace, rules)
    #expect(fresh.count > 10 && fresh.filter(\.isNew).count == fresh.count)
    try workspace.select()
    let kept = try items(workspace, rules)
    #expect(kept.filter(\.isNew).isEmpty)
    for (a, b) in zip(fresh, kept) {
      #expect(a.video.clips == b.video.clips && a.video.shots == b.video.shots, "\(a.entry.name)")
      #expect((a.video.firstTime, a.video.seconds) == (b.video.firstTime, b.video.seconds))
      let bits = { (video: CutVideo) in video.statistics.values.map(\.bitPattern) }
      #expect(bits(a.video) == bits(b.video), "\(a.entry.name)")
    }
    rules.trimFrames = 1
    #expect(try items(workspace, rules).filter { !$0.isNew }.isEmpty)
    // Two cuts are not kept beside each other.
    var recipe = Recipe.everything
    recipe.clips = rules
    try workspace.select(recipe)
    #expect(try items(workspace, Recipe.everything.clips).filter { !$0.isNew }.isEmpty)
  }

  /// Statistics of what is measured again go.
  @Test func otherMeasurementsAreCutAnew() throws {
    let workspace = try Workspace("rgb.mkv", "dark.mp4")
    try workspace.scan()
    try workspace.select()
    let row = try #require(try workspace.catalog().entries().first { $0.name == "rgb.mkv" }).row
    try workspace.catalog().execute(
      "UPDATE tracks SET sample_values = zeroblob(length(sample_values))")
    #expect(try items(workspace, Recipe.everything.clips).filter(\.isNew).isEmpty)
    try workspace.catalog().setRevisions("{}", of: "rgb.mkv")
    try workspace.scan()
    let new = try items(workspace, Recipe.everything.clips).filter(\.isNew)
    #expect(new.map(\.entry.row) == [row])
  }

  /// A row that does not fit its clips is not believed.
  @Test(arguments: [
    "UPDATE statistics SET score_values = zeroblob(7)", "DELETE FROM clips WHERE clip = 0",
    "UPDATE statistics SET score_values = zeroblob(0)",
  ])
  func damagedRowsAreCutAnew(damage: String) throws {
    let workspace = try ScannedFixtures.copy()
    try workspace.select()
    let before = try workspace.bytes(Manifest.fileName)
    try workspace.catalog().execute(damage)
    try workspace.select()
    #expect(try workspace.bytes(Manifest.fileName) == before)
  }
}
