import TestSupport
import Testing
import WinnowCore

/// What every sampler in the list keeps to, and what the ones there are choose.
@Suite struct FrameSamplerTests {
  private static let arguments: [[Double]] =
    [[], [2, 1], [0.5, 3, 9], [30, 4, 1_000, 5]]
    + [0.001, 0.04, 0.3, 1, 2, 3, 8, 1_000, 1e18, 1e300].map { [$0] }

  private static let timings: [FrameTimes] = [
    .constant(120), .constant(120, start: -5_000), .constant(120, start: 90_000),
    FrameTimes(durations: (0..<120).map { [1, 512, 40_000, 7][$0 % 4] }, start: 3),
    FrameTimes(durations: (0..<120).map { $0 == 50 ? 1 << 60 : 512 }, timeBase: Rational(1, 1)),
  ]

  /// Videos of which nothing but times is known, and some with keyframes and scores.
  private static let videos = timings.flatMap { times in
    [
      MeasuredFrames(times: times),
      MeasuredFrames(
        times: times, keyframes: [0, 1, 50, 119], sampledFrames: [0, 2, 14, 41, 51, 60, 118],
        scores: ["sharpness.laplacian": [.nan, 3, 3, 7, .nan, 8, 1]]),
    ]
  }

  @Test(arguments: Instruments.standard.samplers.indices, videos)
  func framesIncreaseInsideTheClip(index: Int, video: MeasuredFrames) {
    let samplers = Self.arguments.compactMap {
      Instruments.standard.samplers[index].init(arguments: $0)
    }
    #expect(!samplers.isEmpty)
    for sampler in samplers {
      for clip in [0..<1, 0..<2, 0..<120, 119..<120, 40..<61, 51..<52, 3..<6] {
        let frames = sampler.frames(in: clip, of: video)
        #expect(!frames.isEmpty && frames.allSatisfy(clip.contains))
        #expect(zip(frames, frames.dropFirst()).allSatisfy { $0 < $1 })
        #expect(sampler.frames(in: clip, of: video) == frames)
      }
      #expect(sampler.frames(in: 7..<7, of: video).isEmpty)
    }
  }

  @Test func namesAreUniqueAndFoundAgain() {
    #expect(
      Set(Instruments.standard.samplers.map { $0.name }).count
        == Instruments.standard.samplers.count)
    for sampler in Instruments.standard.samplers {
      let text = sampler.arguments.isEmpty ? sampler.name : "\(sampler.name) 3"
      #expect(Instruments.standard.sampler(text).map { type(of: $0) == sampler } == true)
      #expect(sampler.usage.hasPrefix(sampler.name))
      #expect(sampler.summary.hasSuffix("."))
    }
  }

  @Test(arguments: [
    "", " ", "what", "uniform", "uniform 0", "uniform -1", "uniform 1.5", "uniform x",
    "uniform 8 9",
    "uniform 1e9", "uniform nan", "every", "every 0", "every -1", "every inf", "every nan",
    "first-middle-last 3", "Uniform 8", "frames", "frames 0", "frames 1.5", "frames 2 3", "fps 0",
    "fps 2 0", "fps 2 4.5", "fps 2 9 8", "fps 2 4 768 0", "fps 2 1 3 4", "fps 2 4 768 2 1", "fps x",
    "at", "at -1", "at 1 x", "at 1 inf", "keyframes 2", "sharpest 0", "sharpest 1 2",
    "sharpest inf",
  ])
  func whatNoSamplerTakesIsRefused(text: String) {
    #expect(Instruments.standard.sampler(text) == nil)
  }

  @Test(arguments: [
    (1, [0]), (2, [0, 1]), (3, [0, 1, 2]), (4, [0, 1, 3]), (5, [0, 2, 4]), (100, [0, 49, 99]),
  ])
  func firstMiddleAndLastAreTaken(length: Int, offsets: [Int]) throws {
    let sampler = try #require(Instruments.standard.sampler("first-middle-last"))
    let frames = sampler.frames(in: 10..<10 + length, of: .constant(200))
    #expect(frames == offsets.map { $0 + 10 })
  }

  /// The middles of equal shares: of 100 frames a quarter is 25, with its middle at 12.5.
  @Test(arguments: [
    (1, 9, [4]), (4, 8, [1, 3, 5, 7]), (4, 100, [12, 37, 62, 87]), (8, 3, [0, 1, 2]),
    (3, 3, [0, 1, 2]), (2, 5, [1, 3]),
  ])
  func middlesOfEqualSharesAreTaken(count: Int, length: Int, offsets: [Int]) throws {
    let sampler = try #require(Instruments.standard.sampler("uniform \(count)"))
    let frames = sampler.frames(in: 20..<20 + length, of: .constant(200))
    #expect(frames == offsets.map { $0 + 20 })
  }

  @Test func aFrameIsTakenEverySoManySeconds() throws {
    let second = try #require(Instruments.standard.sampler("every 1"))
    #expect(second.frames(in: 0..<101, of: .constant(200)) == [0, 25, 50, 75, 100])
    #expect(second.frames(in: 10..<60, of: .constant(200)) == [10, 35])
    // Frames at 0, 0.5, 0.9, 3.3, 3.6 and 4 s: none is shown at the marks 2 s and 3 s but the next.
    let times = FrameTimes(durations: [50, 40, 240, 30, 40, 10], timeBase: Rational(1, 100))
    #expect(second.frames(in: 0..<6, of: MeasuredFrames(times: times)) == [0, 3, 5])
  }

  @Test func everyNthFrameIsTaken() throws {
    let third = try #require(Instruments.standard.sampler("frames 3"))
    #expect(third.frames(in: 10..<20, of: .constant(200)) == [10, 13, 16, 19])
    #expect(third.frames(in: 10..<12, of: .constant(200)) == [10])
  }

  /// The counts of `smart_nframes` of qwen-vl-utils 0.0.14 and NumPy's
  /// `linspace(0, length - 1, count).round()`, at 25 frames a second.
  @Test(arguments: [
    ("fps", 120, [0, 17, 34, 51, 68, 85, 102, 119]),
    ("fps 2", 10, [0, 3, 6, 9]),
    ("fps", 3, [0, 2]),
    ("fps", 200, [0, 13, 27, 40, 53, 66, 80, 93, 106, 119, 133, 146, 159, 172, 186, 199]),
    ("fps 2 4 7", 200, [0, 40, 80, 119, 159, 199]),
    ("fps 1 1 768 1", 20, [0]),
  ])
  func aRateIsKeptBetweenFloorAndCap(text: String, length: Int, offsets: [Int]) throws {
    let sampler = try #require(Instruments.standard.sampler(text))
    let frames = sampler.frames(in: 7..<7 + length, of: .constant(300))
    #expect(frames == offsets.map { $0 + 7 })
  }

  /// Frames at 0, 0.5, 0.9, 3.3, 3.6 and 4 s: marks every 4/3 s lie at 0, 1.33, 2.67 and 4 s.
  @Test func aRateIsEvenInTime() throws {
    let times = FrameTimes(durations: [50, 40, 240, 30, 40, 10], timeBase: Rational(1, 100))
    let sampler = try #require(Instruments.standard.sampler("fps 1"))
    #expect(sampler.frames(in: 0..<6, of: MeasuredFrames(times: times)) == [0, 2, 3, 5])
  }

  @Test func framesAtGivenTimesAreTaken() throws {
    let sampler = try #require(Instruments.standard.sampler("at 1 0.02 9 0.5 0.5"))
    #expect(sampler.frames(in: 10..<60, of: .constant(200)) == [11, 23, 35, 59])
  }

  /// The definition, mark by mark: the first frame at or after each multiple of the interval.
  @Test(arguments: 1...12 as ClosedRange<UInt64>) func everyMarkIsVisited(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let durations = (0..<60).map { _ in Int64.random(in: 1...90, using: &random) }
    let times = FrameTimes(durations: durations, start: 13, timeBase: Rational(1, 100))
    for seconds in [0.001, 0.01, 0.015, 0.1, 0.33, 0.7, 1, 5] {
      let sampler = try #require(Instruments.standard.sampler("every \(seconds)"))
      var expected: [Int] = []
      for mark in 0..<60_000 {
        let time = times[5] + MediaTime.ticks(Double(mark) * seconds, times.timeBase)
        guard let frame = (5..<50).first(where: { times[$0] >= time }) else { break }
        if frame != expected.last { expected.append(frame) }
      }
      #expect(
        sampler.frames(in: 5..<50, of: MeasuredFrames(times: times)) == expected, "every \(seconds)"
      )
    }
  }
}
