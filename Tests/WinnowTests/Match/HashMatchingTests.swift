import Foundation
import TestSupport
import Testing
import WinnowCore

@testable import Winnow

/// The fixture with hard cuts, which has five shots, and its own hashes as the list.
@Suite struct HashMatchingTests {
  private let workspace: Workspace
  private let catalog: Catalog
  /// The sampled frames of the fixture.
  private let frames: [(frame: Int, rated: RatedPDQ)]

  init() throws {
    workspace = try Workspace("hard-cuts.mp4", "dark.mp4", "text.mp4")
    try workspace.scan()
    catalog = try workspace.catalog()
    let video = try #require(try catalog.videos().first { $0.source.path == "hard-cuts.mp4" })
    frames = try #require(try catalog.hashedFrames(of: video)).frames
  }

  private func list(_ frame: Int, flipping bits: UInt64 = 0) throws -> HashList {
    let found = try #require(frames.first { $0.frame == frame })
    let hash = PDQHash(words: found.rated.hash.words ^ [bits, 0, 0, 0])
    return HashList([HashList.Entry(hash: hash, label: "one")])
  }

  @Test func framesAreSampledAndHashed() throws {
    let video = try #require(try catalog.videos().first { $0.source.path == "hard-cuts.mp4" })
    let measured = try #require(try catalog.measurements(of: video))
    #expect(frames.map(\.frame) == measured.sampledFrames)
    #expect(frames.map(\.rated) == measured.pdq)
    #expect(frames.allSatisfy { $0.rated.quality >= 50 })
  }

  @Test func theNearestFrameIsFoundByShot() throws {
    let frame = try #require(frames.map(\.frame).first { 60..<94 ~= $0 })
    let findings = try HashMatching(try list(frame, flipping: 0x1F), radius: 31).run(on: catalog)
    let item = try #require(findings.items.first)
    #expect(findings.items.count == 1 && findings.videos == 2)
    #expect(item.video == "hard-cuts.mp4" && item.label == "one")
    #expect(item.clip == nil && item.shot == 2)
    #expect(item.startFrame == 60 && item.endFrame == 94 && item.frame == frame)
    #expect(item.start == 2.4 && item.end == 3.76 && item.time == Double(frame) / 25)
    #expect(item.distance <= 5 && item.matches >= 1)
  }

  @Test func theNearestFrameIsFoundByClipOnceSelected() throws {
    var recipe = Recipe.everything
    recipe.clips.minimum = 1.2
    try workspace.select(recipe)
    let clips = try catalog.clips(
      of: try #require(try catalog.videos().last { $0.frames == 150 }))
    for frame in frames.map(\.frame) {
      let items = try HashMatching(try list(frame)).run(on: catalog).items
      let item = try #require(items.first { $0.startFrame..<$0.endFrame ~= frame })
      let clip = clips.first { $0.frames.contains(frame) }
      #expect(item.distance == 0)
      #expect(item.clip == clip?.clip && (item.shot == nil) == (clip != nil))
    }
  }

  @Test func radiusAndQualityAreLimits() throws {
    let frame = frames[0].frame
    let far = try list(frame, flipping: ~0 >> 33)
    #expect(try HashMatching(far, radius: 31).run(on: catalog).items.count == 1)
    #expect(try HashMatching(far, radius: 5).run(on: catalog).items.isEmpty)
    let all = try HashMatching(try list(frame), quality: 0).run(on: catalog)
    #expect(all.frames > frames.count)
    let best = try HashMatching(try list(frame), quality: 100).run(on: catalog)
    #expect(best.frames == frames.count { $0.rated.quality == 100 })
  }

  @Test func whatIsListedIsFound() throws {
    let lines = try HashListing(catalog, quality: 50).lines
    let listed = lines.filter { $0.contains(",hard-cuts.mp4,") }
    #expect(listed.count == frames.count)
    #expect(
      listed.first
        == "\(frames[0].rated.hash),\(frames[0].rated.quality),hard-cuts.mp4,\(frames[0].frame)")
    let file = workspace.output.appending(path: "list.txt")
    try Data(lines.joined(separator: "\n").utf8).write(to: file)
    let findings = try HashMatching(HashList(file: file)).run(on: catalog)
    #expect(findings.items.filter { $0.video == "hard-cuts.mp4" }.count == 5)
    #expect(findings.items.reduce(0) { $0 + $1.matches } == lines.count)
    #expect(findings.items.allSatisfy { $0.distance == 0 })
  }

  @Test func namesInTheListAreFieldsOfCSV() throws {
    let workspace = try Workspace("hard-cuts.mp4")
    let file = workspace.videos.appending(path: "hard-cuts.mp4")
    try FileManager.default.moveItem(
      at: file, to: workspace.videos.appending(path: "=a,\"b\".mp4"))
    try workspace.scan()
    let lines = try HashListing(workspace.catalog()).lines
    #expect(lines.count == frames.count)
    #expect(lines.allSatisfy { $0.contains(",\"'=a,\"\"b\"\".mp4\",") })
  }

  @Test func aSurveyHasNoHashes() throws {
    let surveyed = try Workspace("hard-cuts.mp4")
    var scan = Scan(recipe: Recipe(), isolation: .thisProcess, jobs: 1)
    scan.keyframesOnly = true
    _ = try scan.run(inputs: [surveyed.videos.path], into: surveyed.catalog())
    let findings = try HashMatching(try list(frames[0].frame)).run(on: surveyed.catalog())
    #expect(findings.videos == 0 && findings.items.isEmpty)
  }
}
