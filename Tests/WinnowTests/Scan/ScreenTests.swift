import Foundation
import TestSupport
import Testing
import WinnowCore

@testable import Winnow

/// What a screen turns away, what it leaves alone, and what is scanned again when it changes.
@Suite struct ScreenTests {
  private let workspace: Workspace

  init() throws {
    workspace = try Workspace("dark.mp4", "letterboxed.mp4", "rgb.mkv", "sharp.mp4", "vp9.webm")
    try workspace.add("notes.txt")
  }

  private static func recipe(_ screen: String) throws -> Recipe {
    var recipe = try RecipeYAML.recipe("screen: \(screen)\ngates: {exposure.luma.mean: [30, ~]}")
    recipe.clips.minimum = 0
    return recipe
  }

  private static let strict = "{probe: {short_side: [100, ~]}, keyframes: true}"

  private func scan(_ recipe: Recipe, jobs: Int = 2) throws -> (frames: Int, Scan.Summary) {
    let progress = ScanProgress()
    let summary = try workspace.scan(recipe, jobs: jobs, progress: progress)
    return (progress.current.frames, summary)
  }

  private func answers() throws -> [String: VideoAnswer] {
    let lines = try workspace.lines(VideoList.fileName, of: VideoAnswer.self)
    return Dictionary(uniqueKeysWithValues: lines.map { ($0.path, $0) })
  }

  @Test func videosAreTurnedAwayWithTheReason() throws {
    let (_, summary) = try scan(Self.recipe(Self.strict))
    #expect((summary.scanned, summary.screened, summary.rejected) == (3, 2, 1))
    #expect(!summary.hasFailures)
    let answers = try answers()
    let (dark, small) = (try #require(answers["dark.mp4"]), try #require(answers["rgb.mkv"]))
    #expect(dark.error?.hasPrefix("screen: exposure.luma.mean 1") == true)
    #expect(dark.error?.hasSuffix(" < 30 in the only keyframe") == true)
    #expect((dark.outcome, dark.depth, dark.frames) == (.rejected, .keyframes, 0))
    #expect(small.error == "screen: short_side 54 < 100")
    #expect((small.outcome, small.depth, small.width) == (.rejected, .container, 96))
    #expect(answers["sharp.mp4"]?.depth == .frames)
    #expect(answers["notes.txt"]?.depth == nil)
  }

  @Test func whatPassesIsMeasuredAsWithoutAScreen() throws {
    _ = try scan(Self.recipe(Self.strict))
    let screened = try workspace.catalog()
    let plain = try ScannedFixtures.copy().catalog()
    for video in try screened.videos() where video.outcome == .scanned {
      let name = video.source.path
      let other = try #require(try plain.videos().first { $0.source.path == name })
      let (a, b) = (
        try #require(try screened.measurements(of: video)),
        try #require(try plain.measurements(of: other))
      )
      #expect(a.times == b.times && a.shots == b.shots && a.fingerprints == b.fingerprints)
      for (id, values) in a.scores {
        #expect(values.map(\.bitPattern) == b.scores[id]?.map(\.bitPattern), "\(name) \(id)")
      }
    }
  }

  @Test func onlyScreenedVideosAreScannedWhenTheScreenGoes() throws {
    let strict = try Self.recipe(Self.strict)
    _ = try scan(strict)
    #expect(try scan(strict).frames == 0)
    let (frames, summary) = try scan(Recipe())
    #expect(frames == 75 + 12, "dark.mp4 and rgb.mkv")
    #expect((summary.known, summary.scanned, summary.screened) == (4, 2, 0))
    #expect(try scan(strict).frames == 0, "what was measured stays")
  }

  @Test func anotherScreenJudgesAgainWhatTheFirstTurnedAway() throws {
    _ = try scan(Self.recipe("{probe: {short_side: [100, ~]}, keyframes: true}"))
    let (_, summary) = try scan(Self.recipe("{probe: {short_side: [50, ~]}, keyframes: true}"))
    #expect((summary.known, summary.scanned, summary.screened) == (4, 1, 1))
    #expect(try answers()["dark.mp4"]?.outcome == .rejected)
    #expect(try answers()["rgb.mkv"]?.outcome == .scanned)
  }

  @Test func theNumberOfJobsChangesNothing() throws {
    let recipe = try Self.recipe(Self.strict)
    _ = try scan(recipe, jobs: 1)
    try workspace.select(recipe)
    let one = try workspace.results()
    try FileManager.default.removeItem(at: workspace.output)
    _ = try scan(recipe, jobs: 3)
    try workspace.select(recipe)
    #expect(try workspace.results() == one)
  }

  @Test func selectCountsScreenedVideosAndSaysWhichAreStale() throws {
    let recipe = try Self.recipe(Self.strict)
    _ = try scan(recipe)
    let funnel = try workspace.select(recipe)
    #expect((funnel.videos, funnel.scanned, funnel.notVideo) == (6, 3, 1))
    #expect(funnel.screened == ["exposure.luma.mean": 1, "short_side": 1])
    #expect(funnel.stale == 0)
    #expect(funnel.description.contains("screened by short_side"))
    #expect(try workspace.select(.everything).stale == 2)
  }

  /// So that a catalog scanned without the screen gives the same clips.
  @Test func selectAsksTheContainerToo() throws {
    _ = try scan(Recipe())
    try workspace.select(Self.recipe(Self.strict))
    let clips = try workspace.lines(Manifest.fileName, of: ClipAnswer.self)
    let small = clips.filter { $0.video == "rgb.mkv" }
    #expect(small.map(\.reasons) == [["short_side 54 < 100"]])
    #expect(clips.filter { $0.verdict != .reject }.allSatisfy { $0.video != "rgb.mkv" })
  }

  @Test func whatTheContainerDoesNotSayFailsNothing() throws {
    let fresh = try Workspace("no-duration.mkv", "bare.m4v")
    try fresh.scan(Self.recipe("{probe: {duration: [1000, ~]}}"))
    let lines = try fresh.lines(VideoList.fileName, of: VideoAnswer.self)
    #expect(lines.first { $0.path == "no-duration.mkv" }?.outcome == .scanned)
  }
}
