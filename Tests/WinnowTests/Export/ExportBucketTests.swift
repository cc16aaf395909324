import Foundation
import TestSupport
import Testing
import WinnowCore

@testable import Winnow

/// Clips are in the buckets of what is written of them.
@Suite struct ExportBucketTests {
  private struct Line: Decodable {
    var video: String
    var bucket: String
  }

  /// The bucket of each video's first clip, by what is written.
  private func buckets(
    _ sink: any ExportSink.Type, _ change: (inout ExportSettings) -> Void = { _ in }
  ) throws -> [String: String] {
    var recipe = Recipe.everything
    recipe.buckets.shortSides = [32, 64, 144, 180, 270, 360]
    recipe.buckets.seconds = [0]
    change(&recipe.export)
    let workspace = try Workspace("letterboxed.mp4", "rotated.mp4", "anamorphic.mp4")
    let folder = ExportedFolder(workspace: workspace, sink: sink, recipe: recipe)
    try folder.update()
    let lines = try workspace.lines("exported/manifest.jsonl", of: Line.self)
    return Dictionary(lines.map { ($0.video, $0.bucket) }) { first, _ in first }
  }

  private static let whole = [
    "letterboxed.mp4": "270p 21:9 0s", "rotated.mp4": "180p 9:16 0s",
    "anamorphic.mp4": "180p 21:9 0s",
  ]

  @Test func aManifestAloneIsOfWhatBarsLeave() throws {
    #expect(try buckets(ManifestSink.self) { $0.shortSide = 64 } == Self.whole)
  }

  @Test(arguments: [false, true]) func picturesAreInTheBucketsOfTheirSize(inShards: Bool) throws {
    let sink: any ExportSink.Type = inShards ? WebDatasetSink.self : FramesSink.self
    func pictures(_ change: (inout ExportSettings) -> Void) throws -> [String: String] {
      try buckets(sink) {
        $0.shardOf = .frames
        change(&$0)
      }
    }
    #expect(try pictures { _ in } == Self.whole)
    let small = try pictures { $0.shortSide = 64 }
    #expect(
      small == [
        "letterboxed.mp4": "64p 21:9 0s", "rotated.mp4": "64p 9:16 0s",
        "anamorphic.mp4": "64p 21:9 0s",
      ])
    let square = try pictures { ($0.width, $0.height) = (150, 150) }
    #expect(Set(square.values) == ["144p 1:1 0s"])
    #expect(try pictures { $0.crop = false }["letterboxed.mp4"] == "360p 16:9 0s")
  }

  @Test func clipsAreInTheBucketsOfTheirFiles() throws {
    let small = try buckets(ClipsSink.self) { $0.shortSide = 64 }
    #expect(small["rotated.mp4"] == "64p 9:16 0s")
  }
}
