import Foundation
import TestSupport
import Testing
import WinnowCore

@testable import Winnow

@Suite struct SelectionTests {
  private let workspace: Workspace

  init() throws {
    workspace = try ScannedFixtures.copy()
  }

  private func select(_ recipe: Recipe) throws -> [ClipAnswer] {
    try workspace.select(recipe)
    return try workspace.lines(Manifest.fileName, of: ClipAnswer.self)
  }

  private func gated(_ gates: Gate...) -> Recipe {
    var recipe = Recipe.everything
    recipe.gates = gates
    return recipe
  }

  @Test func gatesRejectWithTheirReasons() throws {
    let dark = Gate(score: "exposure.luma", statistic: .mean, lower: 30, upper: nil)
    let grey = Gate(score: "colour.colourfulness", statistic: .max, lower: 5, upper: nil)
    let clips = try select(gated(dark, grey))
    for clip in clips {
      let luma = try #require(clip.scores["exposure.luma"]).mean
      let colour = try #require(clip.scores["colour.colourfulness"]).max
      #expect(clip.reasons.count == (luma < 30 ? 1 : 0) + (colour < 5 ? 1 : 0), "\(clip.video)")
      #expect((clip.verdict == .reject) == !clip.reasons.isEmpty)
    }
    let reasons = try #require(clips.first { $0.video == "dark.mp4" }).reasons
    #expect(reasons.first?.hasPrefix("exposure.luma.mean ") == true)
    #expect(reasons.first?.hasSuffix(" < 30") == true)
    #expect(clips.first { $0.video == "grey.mp4" }?.verdict == .reject)
    #expect(clips.first { $0.video == "colourful.mp4" }?.verdict == .keep)
  }

  @Test func copiesMeetInTheGroupsOfTheTruth() throws {
    let clips = try select(.everything)
    let groups = Dictionary(grouping: clips.filter { $0.group != nil }, by: \.group)
    let found = Set(groups.values.map { Set($0.map(\.video)) })
    #expect(found == Set(FixtureCopies.all.map { Set($0.files) }))
    #expect(groups.keys.compactMap(\.self).sorted() == Array(1...groups.count))
  }

  @Test func oneCopyOfAGroupStaysAndTheOthersNameIt() throws {
    let clips = try select(.everything)
    for group in Set(clips.compactMap(\.group)) {
      let members = clips.filter { $0.group == group }
      let kept = members.filter { $0.verdict == .keep }
      try #require(kept.count == 1)
      #expect(kept[0].copyOf == nil)
      for copy in members where copy.verdict != .keep {
        #expect(copy.verdict == .copy)
        let original = try #require(copy.copyOf)
        #expect((original.video, original.clip) == (kept[0].video, kept[0].clip))
        #expect(0.8...1 ~= (original.similarity ?? 1))
      }
    }
    #expect(clips.first { $0.video == "original.mp4" }?.verdict == .keep)
    #expect(clips.first { $0.video == "blurred.mp4" }?.verdict == .copy)
  }

  @Test func aRejectedCopyDoesNotStandInTheWayOfAnother() throws {
    let score = "sharpness.laplacian"
    let noisy = try #require(try select(.everything).first { $0.video == "noisy.mp4" })
    let bound = try #require(noisy.scores[score]).median * 0.999
    let clips = try select(gated(Gate(score: score, statistic: .median, lower: nil, upper: bound)))
    let members = clips.filter { $0.group != nil && $0.group == noisy.group }
    #expect(members.map(\.video) == ["blurred.mp4", "noisy.mp4", "sharp.mp4"])
    #expect(members.map(\.verdict) == [.copy, .reject, .keep])
    #expect(members[0].copyOf?.video == "sharp.mp4")
  }

  /// The footage of original.mp4 twice in one video, other shots between, and once in another.
  @Test(
    .enabled(if: TestProgram.hasFFmpeg, "\(TestProgram.missing)"),
    arguments: [CopySettings.Scope.catalog, .video, .off])
  func repeatedShotsAreThoseOfOneVideo(scope: CopySettings.Scope) throws {
    let own = try Workspace("original.mp4")
    let parts = ["original.mp4", "hard-cuts.mp4", "original.mp4"].flatMap {
      ["-i", TestFolders.fixture($0).path]
    }
    _ = try TestProgram.ffmpeg.output(
      ["-v", "quiet"] + parts + [
        "-filter_complex", "[0:v][1:v][2:v]concat=n=3[v]", "-map", "[v]", "-c:v", "mpeg4", "-q:v",
        "3", own.videos.appending(path: "twice.mp4").path,
      ])
    try own.scan()
    var recipe = Recipe.everything
    recipe.copies.scope = scope
    try own.select(recipe)
    let clips = try own.lines(Manifest.fileName, of: ClipAnswer.self)
    try #require(clips.map(\.video) == ["original.mp4"] + Array(repeating: "twice.mp4", count: 7))
    let grouped = clips.filter { $0.group != nil }.map { "\($0.video) \($0.clip)" }
    switch scope {
    case .catalog: #expect(grouped == ["original.mp4 0", "twice.mp4 0", "twice.mp4 6"])
    case .video: #expect(grouped == ["twice.mp4 0", "twice.mp4 6"])
    case .off: #expect(grouped.isEmpty)
    }
    #expect(clips.count { $0.verdict == .copy } == max(0, grouped.count - 1))
  }

  @Test func withoutTheSearchThereAreNoGroups() throws {
    var recipe = Recipe.everything
    recipe.copies.scope = .off
    let clips = try select(recipe)
    #expect(clips.count > 40)
    #expect(clips.allSatisfy { $0.group == nil && $0.verdict == .keep })
  }

  @Test func theSameRecipeGivesTheSameBytes() throws {
    _ = try select(.everything)
    let first = try workspace.bytes(Manifest.fileName)
    _ = try select(.everything)
    #expect(try workspace.bytes(Manifest.fileName) == first)
    _ = try select(try Recipe.named("balanced"))
    #expect(try workspace.bytes(Manifest.fileName) != first)
    _ = try select(.everything)
    #expect(try workspace.bytes(Manifest.fileName) == first)
  }

  /// copy-trimmed.mp4 has 3 of the 4 seconds of original.mp4.
  @Test func partsTooShortForAClipTakePartInCopies() throws {
    var recipe = Recipe.everything
    recipe.clips.minimum = 3.5
    let clips = try select(recipe)
    let original = try #require(clips.first { $0.video == "original.mp4" })
    let trimmed = try #require(clips.first { $0.video == "copy-trimmed.mp4" })
    #expect(original.verdict == .keep && original.reasons.isEmpty)
    #expect(trimmed.verdict == .reject && trimmed.reasons == ["clips.min 3 < 3.5"])
    #expect(trimmed.group != nil && trimmed.group == original.group)
    #expect(trimmed.copyOf?.video == "original.mp4")
  }

  /// Shots of 33, 27, 34, 27 and 29 frames of 1/25 s.
  @Test func partsTooShortForAClipSayByHowMuch() throws {
    var recipe = Recipe.everything
    recipe.clips.minimum = 1.3
    recipe.gates = [Gate(score: "exposure.luma", statistic: .mean, lower: 256, upper: nil)]
    let clips = try select(recipe).filter { $0.video == "hard-cuts.mp4" }
    let lengths = [nil, "1.08", nil, "1.08", "1.16"]
    #expect(clips.count == 5 && clips.allSatisfy { $0.verdict == .reject })
    for (clip, length) in zip(clips, lengths) {
      let first = length.map { ["clips.min \($0) < 1.3"] } ?? []
      #expect(clip.reasons.dropLast() == first[...])
      #expect(clip.reasons.last?.hasPrefix("exposure.luma.mean ") == true)
    }
  }

  /// On another machine.
  @Test func verdictsChangeWithoutTheVideos() throws {
    let own = try Workspace("rgb.mkv", "dark.mp4", "animated.gif")
    try own.scan()
    try FileManager.default.removeItem(at: own.videos)
    try own.catalog().execute("UPDATE runs SET who = 'me@elsewhere'")
    let verdicts = { (recipe: Recipe) in
      try own.select(recipe)
      return try own.lines(Manifest.fileName, of: ClipAnswer.self).map(\.verdict)
    }
    #expect(try verdicts(.everything) == [.keep, .keep, .keep])
    let dark = Gate(score: "exposure.luma", statistic: .mean, lower: 30, upper: nil)
    #expect(try verdicts(gated(dark)) == [.keep, .reject, .keep])
    #expect(
      try verdicts(Recipe()) == [.reject, .keep, .reject], "only dark.mp4 lasts for two seconds")
  }

  @Test func theFunnelCountsTheLines() throws {
    let funnel = try workspace.select(try Recipe.named("balanced"))
    let clips = try workspace.lines(Manifest.fileName, of: ClipAnswer.self)
    #expect(funnel.videos == funnel.scanned + funnel.notVideo + funnel.failed)
    #expect(funnel.screened.isEmpty && funnel.surveyed == 0)
    #expect(funnel.failed == FixtureTruth.names(.unreadable).count)
    #expect(funnel.clips == clips.count)
    #expect(funnel.kept == clips.filter { $0.verdict == .keep }.count)
    #expect(funnel.copies == clips.filter { $0.verdict == .copy }.count)
    #expect(funnel.rejected == clips.count - funnel.kept - funnel.copies)
    #expect(funnel.kept > 0 && funnel.copies > 0 && funnel.rejected > 0)
    let names = clips.map { clip in clip.reasons.map { $0.prefix { $0 != " " } } }
    for (gate, failing) in funnel.failing {
      #expect(failing.clips == names.count { $0.contains(gate[...]) }, "\(gate)")
      #expect(failing.alone == names.count { $0 == [gate[...]] }, "\(gate)")
      #expect(funnel.description.contains("    by \(gate)"))
    }
    #expect(Set(funnel.failing.keys) == Set(names.joined().map(String.init)))
  }
}
