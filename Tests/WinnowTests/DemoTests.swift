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

  /// What a scan and a selection say of them.
  private struct Answer {
    var videos: [VideoAnswer]
    var shots: [String: [Shot]]
    var clips: [ClipAnswer]

    init() throws {
      let workspace = try Workspace()
      let demo = TestFolders.fixtures.appending(path: "demo").path
      let recipe = try Recipe.named("balanced")
      let catalog = try workspace.catalog()
      _ = try Scan(recipe: recipe, isolation: .thisProcess).run(inputs: [demo], into: catalog)
      try workspace.select(recipe)
      videos = try workspace.lines(VideoList.fileName, of: VideoAnswer.self)
      clips = try workspace.lines(Manifest.fileName, of: ClipAnswer.self)
      shots = [:]
      for video in try catalog.videos() {
        shots[video.source.path] = try catalog.measurements(of: video)?.shots
      }
    }
  }

  private static let answer = Result { try Answer() }
  private let answer: Answer
  private let truth: Truth
  private var lines: [ClipAnswer] { answer.clips }

  init() throws {
    let scenes = TestFolders.fixtures.appending(path: "scenes/demo.json")
    truth = try JSONDecoder().decode(Truth.self, from: Data(contentsOf: scenes))
    answer = try Self.answer.get()
  }

  @Test func everyVideoIsScanned() throws {
    let videos = answer.videos
    #expect(videos.map(\.path).sorted() == truth.files.keys.sorted())
    for video in videos {
      let known = try #require(truth.files[video.path])
      #expect(video.outcome == .scanned && video.error == nil, "\(video.path)")
      #expect(video.frames == known.frames, "\(video.path)")
      #expect([video.width, video.height] == known.displaySize ?? [known.width, known.height])
    }
  }

  @Test func shotsChangeWhereTheyWereCut() throws {
    for (name, known) in truth.files {
      let found = try #require(answer.shots[name]).dropFirst()
      #expect(found.map(\.transition) == known.cuts.map(\.kind), "\(name)")
      for (shot, cut) in zip(found, known.cuts) {
        #expect(cut.first - 2...cut.last + 2 ~= shot.frames.lowerBound, "\(name)")
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
    let found = Set(groups.values.map { Set($0.map(\.video)) })
    #expect(found == Set(truth.copies.map { Set($0.files) }))
    for copies in truth.copies {
      let others = lines.filter { copies.files.contains($0.video) && $0.verdict == .copy }
      #expect(others.count == copies.files.count - 1)
      #expect(others.allSatisfy { $0.copyOf?.video == copies.best })
    }
  }
}
