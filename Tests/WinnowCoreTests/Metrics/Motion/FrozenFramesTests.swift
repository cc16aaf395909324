import TestSupport
import Testing

@testable import WinnowCore

@Suite struct FrozenFramesTests {
  /// Pictures numbered by what they show, 25 a second.
  private func value(_ shown: [Int], noise: Int = 0) -> Double? {
    let pictures = shown.enumerated().map { index, number in
      Plane(width: 64, height: 36) { x, y in
        let speck = noise > 0 && (x + 64 * y + 7 * index) % 8 == 0 ? noise : 0
        return UInt8(20 + (x * 5 + y * 3 + 4 * number) % 128 + speck)
      }
    }
    return FrozenFrames().values(pictures)[0]
  }

  @Test func onlyStretchesOfHalfASecondAreFrozen() {
    #expect(value(Array(repeating: 0, count: 26)) == 1)
    #expect(value(Array(0..<26)) == 0)
    // 14 frames after the first of each stretch stay; 13 of 26 pairs are within the freeze.
    #expect(value(Array(0..<13) + Array(repeating: 12, count: 13) + [13]) == 13.0 / 26)
    // 0.4 s are no freeze.
    #expect(value(Array(0..<13) + Array(repeating: 12, count: 9) + [13]) == 0)
  }

  /// An eighth of the samples two levels off is a mean difference of a quarter to half a level.
  @Test func codecNoiseIsEqualAndMoreIsNot() {
    #expect(value(Array(repeating: 0, count: 26), noise: 1) == 1)
    #expect(value(Array(repeating: 0, count: 26), noise: 4) == 0)
  }

  @Test func everyFrameStoredTwiceIsNoFreeze() {
    #expect(value((0..<40).map { $0 / 2 }) == 0)
  }

  /// What is not known at one sample counts with the next.
  @Test func aFreezeAcrossASampleCountsOnce() {
    let still = Plane(width: 64, height: 36) { x, y in UInt8((x * 5 + y * 3) % 128) }
    var metric = FrozenFrames()
    let steps = FrameStep.list(
      (0..<26).map { AnalysisFrame(index: $0, time: Int64($0), luma: still) })
    for step in steps[..<8] { metric.watch(step) }
    #expect(metric.measure() == [nil])
    for step in steps[8...] { metric.watch(step) }
    #expect(metric.measure() == [1])
  }

  @Test(arguments: [("static.mp4", 1.0), ("sharp.mp4", 0), ("noisy.mp4", 0)])
  func fixtures(name: String, expected: Double) throws {
    let path = TestFolders.fixture(name).path
    #expect(try FrozenFrames().values(path: path) == [expected])
  }

  /// The stretches that FFmpeg 5.1 finds at the size of the analysis frame, after the last cut, which
  /// is at 6.006 s (frame 180 of 720, 29.97 a second):
  ///
  ///     ffmpeg -i leaves_720p.mp4 -vf 'scale=320:180:flags=area:out_range=full,format=gray,
  ///       freezedetect=n=0.001:d=0.5,metadata=print:file=-' -f null -
  ///
  /// The first frame of each is not equal to the one before.
  @Test(.enabled(if: TestFolders.hasClips, "\(TestFolders.missingClips)"))
  func freezesOfARealClipAreThoseOfFFmpeg() throws {
    let stretches = [
      (6.006, 7.04037), (8.008, 11.0444), (12.012, 13.1465), (14.1141, 16.016), (16.016, 17.651),
      (18.6186, 22.1555),
    ]
    let frames = stretches.map { (($1 - $0) * 30_000 / 1_001).rounded() - 1 }.reduce(0, +)
    let path = try #require(TestFolders.clips).appending(path: "edited/leaves_720p.mp4").path
    let value = try #require(try FrozenFrames().values(path: path)[0])
    #expect(abs(value - frames / 540) < 1e-9)
  }
}
