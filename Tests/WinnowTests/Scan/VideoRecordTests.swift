import Testing
import WinnowCore

@testable import Winnow

@Suite struct VideoRecordTests {
  private let measured: VideoMeasurements = {
    var times = FrameTimes(timeBase: Rational(1, 25))
    for frame in 0..<100 { times.append(pts: Int64(frame), duration: 1) }
    let scores: [Float] = [1, 2, .nan, 4, 8]
    return VideoMeasurements(
      times: times, shots: [], keyframes: [0, 50], sampledFrames: [0, 10, 20, 50, 90],
      scores: ["some": scores, "none": [Float](repeating: .nan, count: 5)],
      fingerprints: FingerprintTrack(), pdq: [])
  }()

  @Test(arguments: [
    (5..<60, 1..<4), (0..<60, 1..<4), (10..<20, 1..<2), (10..<21, 2..<3), (0..<10, 0..<1),
  ])
  func samplesInsideSpeak(frames: Range<Int>, samples: Range<Int>) {
    #expect(measured.samples(in: frames) == samples)
  }

  @Test(arguments: [(21..<30, 2), (40..<50, 3), (92..<100, 4), (1..<3, 0)])
  func withoutOneTheNearestSpeaks(frames: Range<Int>, sample: Int) {
    #expect(measured.samples(in: frames) == sample..<sample + 1)
  }

  @Test func statisticsPassOverWhatIsNoNumber() throws {
    let some = try #require(measured.scores(of: 1..<5).statistics["some"])
    let mean = Double(Float(14.0 / 3))
    #expect([some.mean, some.min, some.median, some.max] == [mean, 2, 4, 8])
    #expect(measured.scores(of: 0..<5).statistics["none"] == nil)
  }
}
