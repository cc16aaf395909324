import TestSupport
import Testing

@testable import WinnowCore

/// Metrics, detectors and samplers that are added by value.
@Suite struct InstrumentsTests {
  private struct Constant: Metric {
    var scores: [ScoreDescription]
    var values: [Double?] = [1]

    init(_ ids: String..., values: [Double?] = [1], needsOtherFrames: Bool = false) {
      scores = ids.map {
        ScoreDescription(
          $0, formula: "constant", unit: "none", range: ValueRange(0...1), better: .higher,
          scale: .native, source: "a test", needsOtherFrames: needsOtherFrames)
      }
      self.values = values
    }

    func measure(_ sample: Sample) -> [Double?] { values }
  }

  private struct Whole: FrameSampler {
    static let name = "whole"
    static let arguments = ""
    static let summary = "All frames."
    init?(arguments: [Double]) {}
    func frames(in clip: Range<Int>, of video: MeasuredFrames) -> [Int] { Array(clip) }
  }

  private struct Shouting: FrameSampler {
    static let name = "WHOLE"
    static let arguments = ""
    static let summary = "All frames."
    init?(arguments: [Double]) {}
    func frames(in clip: Range<Int>, of video: MeasuredFrames) -> [Int] { Array(clip) }
  }

  @Test func whatIsAddedIsKnown() throws {
    let instruments = try Instruments.standard.adding(metric: Constant("own.b"))
      .adding(metric: Constant("own.a", needsOtherFrames: true)).adding(sampler: Whole.self)
    let standard = Instruments.standard.scores.ids
    #expect(instruments.scores.ids == standard + ["own.a", "own.b"])
    #expect(instruments.singleFrameScores.last == "own.b")
    #expect(instruments.sampler("whole") is Whole && Instruments.standard.sampler("whole") == nil)
    let recipe = try Recipe(["gates": ["own.a.mean": ["0", "1"]]], instruments)
    #expect(recipe.gates.map(\.name) == ["own.a.mean"])
    #expect(throws: RecipeMistakes.self) { try Recipe(["gates": ["own.a.mean": ["0", "1"]]]) }
  }

  @Test(arguments: ["own", "Own.a", "own.", "own.a b", "own.ä", "outside.a", "own,a.b", ""])
  func namesThatNoRecipeCanSayAreRefused(name: String) {
    #expect(throws: InstrumentError("score", name, .unsayable)) {
      try Instruments.standard.adding(metric: Constant(name))
    }
  }

  @Test func namesAreTakenOnce() throws {
    #expect(throws: InstrumentError("score", "exposure.luma", .taken)) {
      try Instruments.standard.adding(metric: Constant("exposure.luma"))
    }
    #expect(throws: InstrumentError("score", "own.a", .taken)) {
      try Instruments.standard.adding(metric: Constant("own.a", "own.a"))
    }
    #expect(throws: InstrumentError("sampler", "uniform", .taken)) {
      try Instruments.standard.adding(sampler: UniformSampler.self)
    }
    #expect(throws: InstrumentError("sampler", "WHOLE", .unsayable)) {
      try Instruments.standard.adding(sampler: Shouting.self)
    }
  }

  private func measured(_ values: [Double?]) throws -> [Float] {
    let instruments = try Instruments.standard.adding(
      metric: Constant("own.a", "own.b", values: values))
    var meter = instruments.meter(["own.a", "exposure.luma"])
    let found = try Plane(width: 8, height: 8).withFrame { frame in
      try meter.measure(
        Sample(frame: frame, scale: WorkingScale(width: 8, height: 8), kernels: .best))
    }
    #expect(found.count == meter.scores.count && meter.scores.suffix(2) == ["own.a", "own.b"])
    return found.suffix(2)
  }

  /// 1e39 is a number, and more than a track holds.
  @Test(arguments: [nil, .infinity, -.infinity, .nan, 1e39, -1e300] as [Double?])
  func whatIsNoFiniteNumberIsNoValue(value: Double?) throws {
    let found = try measured([value, 1])
    #expect(found[0].isNaN && found[1] == 1)
  }

  @Test(arguments: [[], [1], [1, 2, 3]] as [[Double?]])
  func answersAreOneAScore(values: [Double?]) throws {
    #expect(throws: MetricFault(scores: ["own.a", "own.b"], values: values.count)) {
      try measured(values)
    }
  }

  @Test func whatOthersMeasuredIsKnownAndNotMeasured() throws {
    let other = Constant("other.a").scores
    let instruments = Instruments.standard.knowing(other + Instruments.standard.scores)
    #expect(instruments.scores.ids == Instruments.standard.scores.ids + ["other.a"])
    #expect(instruments.measured == Instruments.standard.measured)
    #expect(instruments.meter(["other.a"]).scores.isEmpty)
  }
}
