import Testing
import WinnowCore

/// The ends and the middle by ITU-R BT.601 and BT.709: luma 16 to 235.
@Suite struct SampleRangeTests {
  @Test func limitedLevelsReachFromBlackToWhite() {
    let luma = SampleRange.limited.lumaLevels
    #expect([0, 16, 17, 89, 235, 255].map { luma[$0] } == [0, 0, 1, 85, 255, 255])
  }

  @Test func fullLevelsAreTheValues() {
    #expect(SampleRange.full.lumaLevels.map(Int.init) == Array(0...255))
    #expect(SampleRange.full.lumaGain == 1 && SampleRange.full.chromaGain == 1)
  }
}
