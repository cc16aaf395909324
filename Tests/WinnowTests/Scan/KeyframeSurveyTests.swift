import Foundation
import TestSupport
import Testing
import WinnowCore

@testable import Winnow

/// A survey measures keyframes, says so, and stands in nobody's way.
@Suite struct KeyframeSurveyTests {
  private let workspace: Workspace

  init() throws {
    workspace = try Workspace("hard-cuts.mp4", "mjpeg.avi", "vp9.webm", "zero-bytes.mp4")
    try workspace.add("notes.txt")
  }

  private func scan(keyframesOnly: Bool, _ recipe: Recipe = Recipe()) throws
    -> (frames: Int, Scan.Summary)
  {
    var scan = Scan(recipe: recipe, isolation: .thisProcess, jobs: 2)
    scan.keyframesOnly = keyframesOnly
    let progress = ScanProgress()
    let summary = try scan.run(
      inputs: [workspace.videos.path], into: workspace.catalog(), progress: progress)
    return (progress.current.frames, summary)
  }

  private func answer(_ name: String) throws -> VideoAnswer {
    let lines = try workspace.lines(VideoList.fileName, of: VideoAnswer.self)
    return try #require(lines.first { $0.path == name })
  }

  private func measured(_ name: String) throws -> VideoMeasurements {
    let catalog = try workspace.catalog()
    let video = try #require(try catalog.videos().first { $0.source.path == name })
    return try #require(try catalog.measurements(of: video))
  }

  @Test func keyframesAreMeasuredAndMarked() throws {
    let (frames, summary) = try scan(keyframesOnly: true)
    #expect(frames == 5 + 1 + 1, "of motion JPEG one each half second")
    #expect((summary.scanned, summary.failed, summary.rejected) == (3, 1, 1))
    let cuts = try answer("hard-cuts.mp4")
    #expect((cuts.outcome, cuts.depth, cuts.frames) == (.scanned, .keyframes, 5))
    let found = try measured("hard-cuts.mp4")
    #expect((0..<5).map(found.times.seconds) == [0, 1.32, 2.4, 3.76, 4.84])
    #expect(found.times.duration == 6, "what follows the last keyframe is part of the video")
    #expect(found.shots.isEmpty && found.fingerprints.moments.isEmpty)
    #expect(Set(found.scores.keys) == Set(Instruments.standard.singleFrameScores))
  }

  @Test func aKeyframeScoresAsInAFullScan() throws {
    _ = try scan(keyframesOnly: true)
    let survey = try measured("hard-cuts.mp4")
    _ = try scan(keyframesOnly: false)
    let whole = try measured("hard-cuts.mp4")
    #expect(whole.sampledFrames.first == 0)
    for id in Instruments.standard.singleFrameScores {
      let (a, b) = (try #require(survey.scores[id]?.first), try #require(whole.scores[id]?.first))
      #expect(a == b || a.isNaN && b.isNaN, "\(id)")
    }
  }

  @Test func aScanMeasuresSurveyedVideosAndASurveyLeavesMeasuredOnesAlone() throws {
    _ = try scan(keyframesOnly: true)
    #expect(try scan(keyframesOnly: true).1.known == 5)
    let (frames, summary) = try scan(keyframesOnly: false)
    #expect(frames == 150 + 12 + 50)
    #expect((summary.known, summary.scanned) == (2, 3))
    #expect(try answer("hard-cuts.mp4").depth == .frames)
    var other = Recipe()
    other.sample.rate = 5
    #expect(try scan(keyframesOnly: true, other).frames == 0, "better is known already")
    #expect(try answer("hard-cuts.mp4").depth == .frames)
  }

  @Test func aSurveyedVideoIsOneClipWithoutFrameNumbers() throws {
    _ = try scan(keyframesOnly: true)
    let funnel = try workspace.select(Recipe())
    #expect((funnel.surveyed, funnel.scanned, funnel.shots, funnel.clips) == (3, 0, 0, 3))
    #expect(funnel.secondsIn == 0)
    let lines = try workspace.bytes(Manifest.fileName).split(separator: 0x0A).map {
      try #require(try JSONSerialization.jsonObject(with: $0) as? [String: Any])
    }
    let line = try #require(lines.first { $0["video"] as? String == "hard-cuts.mp4" })
    #expect(line["depth"] as? String == "keyframes")
    #expect(line["start_frame"] is NSNull && line["end_frame"] is NSNull)
    #expect([line["start"] as? Double, line["end"] as? Double] == [0, 6])
    let scores = try #require(line["scores"] as? [String: Any])
    #expect(scores["motion.vmaf"] is NSNull && scores["motion.frozen"] is NSNull)
    #expect(scores["exposure.luma"] is [String: Double])
  }

  @Test func itsClipsAreNotExported() throws {
    _ = try scan(keyframesOnly: true)
    let funnel = try workspace.select(Recipe())
    let summary = try workspace.export(Recipe())
    #expect(funnel.kept == 3)
    #expect(summary.failures.isEmpty && summary.written == 0 && summary.clips == 0)
  }

  /// Gates that keyframes cannot answer are not asked, and the funnel says so.
  @Test func itIsAskedWhatKeyframesCanAnswer() throws {
    _ = try scan(keyframesOnly: true)
    var recipe = Recipe.everything
    recipe.gates = [
      Gate(score: "motion.vmaf", statistic: .mean, lower: 1e6, upper: nil),
      Gate(score: "exposure.luma", statistic: .mean, lower: 1e6, upper: nil),
    ]
    let funnel = try workspace.select(recipe)
    #expect(funnel.notAsked == ["motion.vmaf.mean": 3] && funnel.unmeasured == 0)
    #expect(funnel.failing.mapValues(\.clips) == ["exposure.luma.mean": 3])
    #expect(funnel.description.contains("  not asked motion.vmaf.mean"))
    _ = try scan(keyframesOnly: false)
    #expect(try workspace.select(recipe).notAsked.isEmpty)
  }

  /// What a survey is turned away or looked at by has no id until something needs it.
  @Test func itNamesNothing() throws {
    _ = try scan(keyframesOnly: true)
    let videos = try workspace.catalog().videos()
    #expect(videos.allSatisfy { $0.id == nil })
    _ = try scan(keyframesOnly: false)
    #expect(try workspace.catalog().videos().allSatisfy { ($0.id != nil) == ($0.depth == .frames) })
  }

  @Test func aScreenHoldsInASurveyToo() throws {
    let recipe = try RecipeYAML.recipe("screen: {probe: {short_side: [100, ~]}}")
    let (_, summary) = try scan(keyframesOnly: true, recipe)
    #expect((summary.scanned, summary.screened) == (2, 1))
    #expect(try scan(keyframesOnly: false, recipe).1.screened == 0, "it is turned away already")
    #expect(try answer("mjpeg.avi").depth == .container)
  }

  @Test func inspectSaysWhatItLookedAt() throws {
    let path = TestFolders.fixture("hard-cuts.mp4").path
    let survey = try Inspection(of: path, recipe: Recipe(), keyframesOnly: true)
    #expect(survey.description.contains("keyframes"))
    #expect(!survey.description.contains("motion."))
    let whole = try Inspection(of: path, recipe: Recipe())
    #expect(whole.description.contains("motion."))
  }
}
