import Foundation
import TestSupport
import Testing
import WinnowCore

@testable import Winnow

/// The example videos tell the story that Fixtures/scenes/demo.json says they do.
@Suite struct DemoTests {
  private struct Truth: Decodable {
    struct Video: Decodable {
      var frames: Int
      var displaySize: [Int]?
      var width: Int
      var height: Int
      var picture: [Int]?
      var cuts: [Cut]
      var verdicts: [VerdictTruth]
    }

    struct Cut: Decodable {
      var kind: Transition
      var first: Int
      var last: Int
    }

    struct VerdictTruth: Decodable {
      var verdict: Verdict
      var gate: String?
    }

    struct Copies: Decodable {
      var best: String
      var files: [String]
    }

    var files: [String: Video]
    var copies: [Copies]
  }

  private let truth: Truth
  private let workspace: Workspace
  private let lines: [ClipAnswer]

  init() throws {
    let scenes = TestFolders.fixtures.appending(path: "scenes/demo.json")
    truth = try JSONDecoder().decode(Truth.self, from: Data(contentsOf: scenes))
    workspace = try Workspace()
    let demo = TestFolders.fixtures.appending(path: "demo").path
    _ = try Scan(recipe: Recipe.named("balanced")).run(inputs: [demo], into: workspace.catalog())
    try workspace.select(Recipe.named("balanced"))
    lines = try workspace.lines(Manifest.fileName, of: ClipAnswer.self)
  }

  @Test func everyVideoIsScanned() throws {
    let videos = try workspace.lines(VideoList.fileName, of: VideoAnswer.self)
    #expect(videos.map(\.path).sorted() == truth.files.keys.sorted())
    for video in videos {
      let known = try #require(truth.files[video.path])
      #expect(video.outcome == .scanned && video.error == nil, "\(video.path)")
      #expect(video.frames == known.frames, "\(video.path)")
      #expect([video.width, video.height] == known.displaySize ?? [known.width, known.height])
    }
  }

  @Test func shotsChangeWhereTheyWereCut() throws {
    for video in try workspace.catalog().videos() {
      let known = try #require(truth.files[video.source.path]).cuts
      let found = try #require(video.measurements).shots.dropFirst()
      #expect(found.map(\.transition) == known.map(\.kind), "\(video.source.path)")
      for (shot, cut) in zip(found, known) {
        #expect(cut.first - 2...cut.last + 2 ~= shot.frames.lowerBound, "\(video.source.path)")
      }
    }
  }

  @Test func verdictsTellTheStory() throws {
    for (name, known) in truth.files {
      let clips = lines.filter { $0.video == name }
      #expect(clips.map(\.verdict) == known.verdicts.map(\.verdict), "\(name)")
      for (clip, verdict) in zip(clips, known.verdicts) {
        guard let gate = verdict.gate else { continue }
        #expect(clip.reasons.first?.hasPrefix("\(gate) ") == true, "\(name): \(clip.reasons)")
      }
    }
  }

  @Test func barsAreCutOff() throws {
    for (name, known) in truth.files {
      guard let picture = known.picture else { continue }
      for clip in lines where clip.video == name { #expect(clip.crop == picture, "\(name)") }
    }
  }

  @Test func copiesNameTheBest() throws {
    let groups = Dictionary(grouping: lines.filter { $0.group != nil }) { $0.group }
    #expect(groups.values.map { Set($0.map(\.video)) } == truth.copies.map { Set($0.files) })
    for copies in truth.copies {
      let others = lines.filter { copies.files.contains($0.video) && $0.verdict == .duplicate }
      #expect(others.allSatisfy { $0.duplicateOf?.video == copies.best })
    }
  }
}
