import Testing
import WinnowCore

@Suite struct ClearStartTests {
  /// The clips of one shot of 250 frames at 25 a second, scored twice a second.
  private func clips(
    _ sharpness: [Float], minimum: Double = 2, maximum: Double = 60
  ) -> [Range<Int>] {
    let video = MeasuredFrames(
      times: .constant(250), sampledFrames: sharpness.indices.map { 2 + $0 * 25 / 2 },
      scores: ["sharpness.laplacian": sharpness])
    var rules = ClipRules()
    (rules.minimum, rules.maximum, rules.startsClear) = (minimum, maximum, true)
    return rules.clips(of: Shot.list(of: [], frameCount: 250), in: video).map(\.frames)
  }

  /// Of 100 the half is clear; frames 2 and 14 are not, 27 is.
  @Test func aClipBeginsAtTheFirstClearFrame() {
    #expect(clips([10, 49, 50, 100, 100, 100, 100]) == [27..<250])
  }

  @Test func nothingIsCutOffWhereTheFirstScoredFrameIsClear() {
    #expect(clips([50, 10, 10, 100, 100, 100, 100]) == [0..<250])
    #expect(clips([0, 0, 0]) == [0..<250])
    #expect(clips([]) == [0..<250])
  }

  @Test func framesWithoutAScoreSayNothing() {
    #expect(clips([.nan, .nan, 100, 100]) == [0..<250])
    #expect(clips([.nan, 10, 100, 100]) == [27..<250])
  }

  /// From frame 27 on 8.92 s are left.
  @Test func noClipIsMadeTooShort() {
    let sharpness: [Float] = [10, 10, 100, 100, 100]
    #expect(clips(sharpness, minimum: 8.92) == [27..<250])
    #expect(clips(sharpness, minimum: 8.93) == [0..<250])
  }

  /// Blur in the middle, from frame 127: the second half begins behind it.
  @Test func everyClipOfAShotBeginsClear() {
    let sharpness: [Float] = [
      100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 10, 10, 100, 100, 100,
    ]
    #expect(clips(sharpness, maximum: 5) == [0..<125, 152..<250])
  }
}
