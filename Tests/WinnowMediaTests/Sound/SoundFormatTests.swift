import CFFmpeg
import Testing

@testable import WinnowMedia

@Suite struct SoundFormatTests {
  @Test(arguments: [(8000, 8000), (11000, 11025), (37800, 44100), (48000, 48000), (192_000, 96000)])
  func noRateIsLost(rate: Int32, coded: Int32) {
    #expect(SoundFormat(rate: rate, speakers: winnow_speakers_stereo).rate == coded)
  }

  /// Left and right in front are 1 and 2, the centre 4, low tones 8, behind 0x30, at the sides 0x600.
  @Test(
    arguments: [
      (0x4, 1), (0x3, 2), (0x7, 3), (0xB, 6), (0x33, 5), (0x603, 5), (0x60F, 6), (0x3F, 6),
      (0x63F, 6), (0x3FFFF, 6),
    ] as [(UInt64, Int)])
  func speakersAreThoseThatAACHasANumberFor(speakers: UInt64, channels: Int) {
    let format = SoundFormat(rate: 48000, speakers: speakers)
    #expect(format.speakers.nonzeroBitCount == channels)
    #expect(format.bitRate == Int64(channels) * 96000)
  }
}
