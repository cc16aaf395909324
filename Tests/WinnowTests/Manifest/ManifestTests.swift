import Foundation
import TestSupport
import Testing
import WinnowCore

@testable import Winnow

@Suite struct ManifestTests {
  private static let keys: Set = [
    "id", "video_id", "video", "clip", "start", "end", "start_frame", "end_frame", "fps", "width",
    "height", "crop",
    "free", "depth", "scores", "verdict", "reasons", "group", "duplicate_of", "frames",
    "bucket", "media", "shard", "key", "why",
  ]

  private func lines(_ workspace: Workspace) throws -> [[String: Any]] {
    try workspace.bytes(Manifest.fileName).split(separator: 0x0A).map {
      try #require(try JSONSerialization.jsonObject(with: $0) as? [String: Any])
    }
  }

  @Test func everyLineHasTheDocumentedKeysAndFiniteScores() throws {
    let workspace = try ScannedFixtures.copy()
    try workspace.select()
    let lines = try lines(workspace)
    #expect(lines.count > 40)
    for line in lines {
      #expect(Set(line.keys) == Self.keys)
      let scores = try #require(line["scores"] as? [String: Any])
      #expect(Set(scores.keys) == Set(Instruments.standard.scores.ids))
      for score in scores.values where !(score is NSNull) {
        let statistics = try #require(score as? [String: Double])
        #expect(Set(statistics.keys) == Set(Statistic.allCases.map(\.rawValue)))
        #expect(!statistics.values.contains { !$0.isFinite })
      }
    }
  }

  @Test func timesAndFramesAgree() throws {
    let workspace = try ScannedFixtures.copy()
    try workspace.select()
    for line in try lines(workspace) {
      let (start, end) = (line["start"] as? Double ?? -1, line["end"] as? Double ?? -1)
      let from = try #require(line["start_frame"] as? Int)
      let to = try #require(line["end_frame"] as? Int)
      let name = try #require(line["video"] as? String)
      let earliest = FixtureTruth.all[name]?.startTime ?? 0
      #expect(earliest <= start && start < end && 0 <= from && from < to, "\(name)")
      guard FixtureTruth.all[name]?.pts == nil, let fps = line["fps"] as? Double else { continue }
      #expect(abs((end - start) * fps - Double(to - from)) < 0.6, "\(name)")
    }
  }

  @Test func boxesAreThoseOfThePictureAsShown() throws {
    let workspace = try ScannedFixtures.copy()
    try workspace.select()
    let lines = try lines(workspace)
    for key in ["crop", "free"] {
      let boxes = Dictionary(
        lines.map { ($0["video"] as? String ?? "", $0[key] as? [Int] ?? []) },
        uniquingKeysWith: { first, _ in first })
      #expect(boxes["letterboxed.mp4"] == [0, 45, 640, 270])
      #expect(boxes["pillarboxed.mp4"] == [40, 0, 240, 180])
      #expect(boxes["anamorphic.mp4"] == [0, 0, 427, 180])
      #expect(boxes["rotated.mp4"] == [0, 0, 180, 320])
    }
  }

  @Test func videosAreInOrderAndClipsAreNumbered() throws {
    let workspace = try ScannedFixtures.copy()
    try workspace.select()
    let clips = try workspace.lines(Manifest.fileName, of: ClipAnswer.self)
    let videos = clips.map(\.video)
    #expect(videos == videos.sorted { VideoOrder.precedes($0, $1) })
    for (video, clips) in Dictionary(grouping: clips, by: \.video) {
      #expect(clips.map(\.clip) == Array(0..<clips.count), "\(video)")
    }
  }
}
