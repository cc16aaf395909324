import Foundation
import TestSupport
import Testing
import WinnowCore

@testable import Winnow

/// Metrics and samplers of somebody else that do not do what they say.
@Suite struct FaultyInstrumentsTests {
  /// Gives what it is told to.
  private struct Odd: Metric {
    let scores = ["own.a", "own.b"].map {
      ScoreDescription(
        $0, formula: "none", unit: "none", range: ValueRange(0...1), better: .neither,
        scale: .native, source: "a test")
    }
    let values: [Double?]
    func measure(_ sample: Sample) -> [Double?] { values }
  }

  /// Names a frame that is not there.
  private struct Stray<Frames: StrayFrames>: FrameSampler {
    static var name: String { "stray-\(Frames.name)" }
    static var arguments: String { "" }
    static var summary: String { "None that is there." }
    init?(arguments: [Double]) {}
    func frames(in clip: Range<Int>, of video: MeasuredFrames) -> [Int] {
      [clip.lowerBound, Frames.stray(clip)]
    }
  }

  private protocol StrayFrames {
    static var name: String { get }
    static func stray(_ clip: Range<Int>) -> Int
  }

  private enum Negative: StrayFrames {
    static let name = "negative"
    static func stray(_ clip: Range<Int>) -> Int { -1 }
  }

  private enum Next: StrayFrames {
    static let name = "next"
    static func stray(_ clip: Range<Int>) -> Int { clip.upperBound }
  }

  private enum Huge: StrayFrames {
    static let name = "huge"
    static func stray(_ clip: Range<Int>) -> Int { .max }
  }

  private let workspace: Workspace

  init() throws {
    workspace = try Workspace("hard-cuts.mp4")
  }

  private func catalog(_ instruments: Instruments) throws -> Catalog {
    try Catalog(
      folder: workspace.output, create: true, toolbox: Toolbox.standard.with(instruments))
  }

  private func scan(
    _ values: [Double?], keyframesOnly: Bool = false
  ) throws -> (Scan.Summary, Catalog) {
    let catalog = try catalog(.standard.adding(metric: Odd(values: values)))
    var scan = Scan(recipe: .everything, isolation: .thisProcess, jobs: 1)
    scan.keyframesOnly = keyframesOnly
    return (try scan.run(inputs: [workspace.videos.path], into: catalog), catalog)
  }

  /// The video fails with a word on which metric it is, and is measured once that is mended.
  @Test(arguments: [[], [1], [1, 2, 3]] as [[Double?]], [false, true])
  func aMetricOfOtherValuesThanScoresFailsTheVideo(values: [Double?], keyframesOnly: Bool) throws {
    let (failed, catalog) = try scan(values, keyframesOnly: keyframesOnly)
    #expect(failed.failed == 1 && failed.scanned == 0)
    let error = try #require(try catalog.videos().first?.error)
    #expect(
      error == "measure by the metric of own.a, own.b: it gives \(values.count) values at a frame, "
        + "and has 2 scores")
    #expect(try catalog.videos().first?.file.hasSuffix("hard-cuts.mp4") == true)
    let (mended, _) = try scan([1, 2], keyframesOnly: keyframesOnly)
    #expect(mended.scanned == 1 && mended.failed == 0)
  }

  /// What is known of a video stands when a metric that is at fault comes by.
  @Test func whatWasMeasuredStays() throws {
    try workspace.scan()
    let (failed, catalog) = try scan([1])
    #expect(failed.failed == 1)
    #expect(try catalog.videos().first?.outcome == .scanned)
    #expect(try workspace.select().clips > 0)
  }

  /// What is no finite number is no value: clips are judged by the others.
  @Test(arguments: [.infinity, -.infinity, .nan, 1e300]) func infinitiesAreNoValues(value: Double)
    throws
  {
    let (summary, catalog) = try scan([value, 1])
    #expect(summary.scanned == 1)
    var recipe = Recipe.everything
    recipe.gates = [
      Gate(score: "own.a", statistic: .max, lower: 2, upper: nil),
      Gate(score: "own.b", statistic: .max, lower: nil, upper: 1),
    ]
    let funnel = try Selection(recipe: recipe).run(on: catalog)
    #expect(funnel.kept == funnel.clips && funnel.clips > 0)
    #expect(try catalog.clips.values(of: "own.a.mean").allSatisfy { $0 == nil })
    #expect(try catalog.clips.values(of: "own.b.mean").allSatisfy { $0 == 1 })
  }

  @Test func aVideoThatIsAskedSaysWhichMetricItIs() throws {
    let instruments = try Instruments.standard.adding(metric: Odd(values: [1]))
    let video = try Video(TestFolders.fixture("hard-cuts.mp4").path)
    for body in [
      { _ = try video.measure(instruments) },
      { _ = try video.scores(in: 0..<1, instruments) },
    ] as [() throws -> Void] {
      let error = #expect(throws: WinnowError.self, performing: body)
      #expect("\(String(describing: error))".contains("own.a, own.b"))
    }
  }

  @Test(
    arguments: [Stray<Negative>.self, Stray<Next>.self, Stray<Huge>.self] as [any FrameSampler.Type]
  )
  func framesThatAreNotThereLoseTheClip(sampler: any FrameSampler.Type) throws {
    try workspace.scan()
    let catalog = try catalog(.standard.adding(sampler: sampler))
    var recipe = Recipe.everything
    recipe.export.sampler = sampler.name
    let clips = try Selection(recipe: recipe).run(on: catalog).kept
    let folder = workspace.output.appending(path: "frames")
    let summary = try Export(recipe: recipe, isolation: .thisProcess, jobs: 1).run(
      catalog, to: folder)
    #expect(summary.files == 0 && summary.clips == clips && clips > 0)
    #expect(summary.failures.count == clips)
    for failure in summary.failures {
      #expect(failure.contains("choose frames by \(sampler.name): it names frame "))
      #expect(failure.contains("hard-cuts.mp4, clip "))
    }
    var stream = FrameStream(isolation: .thisProcess)
    stream.sampler = sampler.name
    let listing = #expect(throws: WinnowError.self) { try stream.list(catalog) }
    #expect(listing?.subject == sampler.name && listing?.reason.contains("hard-cuts.mp4") == true)
    let video = try Video(TestFolders.fixture("hard-cuts.mp4").path)
    let asked = #expect(throws: WinnowError.self) {
      try video.frames(by: sampler.name, Instruments.standard.adding(sampler: sampler))
    }
    #expect(asked?.subject == sampler.name)
  }
}
