import Testing
import WinnowCore

/// The samplers that look at more than times.
@Suite struct MeasuredSamplersTests {
  /// 250 frames at 25 a second, scored every 12 or 13.
  private let video = MeasuredFrames(
    times: .constant(250), keyframes: [0, 60, 61, 200],
    sampledFrames: [0, 12, 25, 37, 50, 62, 75, 87, 100, 112, 125, 137],
    scores: [
      "sharpness.laplacian": [4, 9, 9, 1, .nan, 3, 5, 2, 6, 6, 1, 0.5], "other": [100, 0],
    ])

  private func frames(_ text: String, _ clip: Range<Int>, _ video: MeasuredFrames? = nil) throws
    -> [Int]
  {
    try #require(Instruments.standard.sampler(text)).frames(in: clip, of: video ?? self.video)
  }

  @Test(arguments: [
    (0..<250, [0, 60, 61, 200]), (1..<61, [60]), (60..<200, [60, 61]), (1..<60, [30]),
    (201..<202, [201]), (201..<205, [202]),
  ])
  func keyframesInsideTheClipAreTaken(clip: Range<Int>, expected: [Int]) throws {
    #expect(try frames("keyframes", clip) == expected)
  }

  /// Two seconds are 50 frames: 12 is the first of two of 9, of 62, 75 and 87 it is 75, and 100 the
  /// first of two of 6. Behind 137 nothing was scored.
  @Test func theSharpestScoredFrameOfEachWindowIsTaken() throws {
    #expect(try frames("sharpest", 0..<250) == [12, 75, 100])
    #expect(try frames("sharpest 2", 0..<250) == [12, 75, 100])
    #expect(try frames("sharpest 100", 0..<250) == [12])
    #expect(try frames("sharpest 1", 0..<75) == [12, 25, 62])
  }

  /// The windows begin with the clip: of 20...69 the sharpest is 25, of 70...119 it is 100.
  @Test func windowsBeginWithTheClip() throws {
    #expect(try frames("sharpest 2", 20..<120) == [25, 100])
    #expect(try frames("sharpest 2", 13..<25) == [18])
  }

  @Test func withoutScoresTheMiddleFrameIsTaken() throws {
    #expect(try frames("sharpest", 140..<240) == [189])
    #expect(try frames("sharpest", 50..<51) == [50])
    #expect(try frames("sharpest", 0..<101, .constant(250)) == [50])
    #expect(try frames("keyframes", 0..<101, .constant(250)) == [50])
  }

  /// Frames at 0, 1, 8, 9, 10 and 30 s in windows of 10 s: [0, 1, 8, 9], [10], none, [30].
  @Test func windowsAreTimesNotNumbersOfFrames() throws {
    let times = FrameTimes(durations: [1, 7, 1, 1, 20, 5], start: 100, timeBase: Rational(1, 1))
    let video = MeasuredFrames(
      times: times, sampledFrames: Array(0..<6),
      scores: ["sharpness.laplacian": [1, 2, 8, 3, 9, 1]])
    #expect(try frames("sharpest 10", 0..<6, video) == [2, 4, 5])
  }
}
