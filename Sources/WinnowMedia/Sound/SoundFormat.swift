import CFFmpeg

/// How decoded sound is given out.
struct SoundFormat: Hashable {
  /// Samples a second that MPEG-4 has.
  private static let rates: [Int32] = [
    7350, 8000, 11025, 12000, 16000, 22050, 24000, 32000, 44100, 48000, 64000, 88200, 96000,
  ]
  /// The speakers for which AAC has a number, fewest first.
  private static let layouts = [
    winnow_speakers_mono, winnow_speakers_stereo, winnow_speakers_surround, winnow_speakers_4_0,
    winnow_speakers_5_0, winnow_speakers_5_1,
  ]

  /// Samples a second.
  let rate: Int32
  /// A bit for each speaker.
  let speakers: UInt64

  /// One channel of any rate.
  init(mono rate: Int32) {
    (self.rate, speakers) = (rate, winnow_speakers_mono)
  }

  /// As sound of `rate` and `speakers` is coded anew, which loses nothing, or as little as can be.
  init(rate: Int32, speakers: UInt64) {
    self.rate = Self.rates.first { $0 >= rate } ?? 96000
    let wanted = Self.standingBehind(speakers)
    self.speakers = Self.layouts.first { $0 & wanted == wanted } ?? winnow_speakers_5_1
  }

  /// Bits a second: two for each sample, and 96 kbit/s for each channel at most.
  var bitRate: Int64 { Int64(speakers.nonzeroBitCount) * min(96000, 2 * Int64(rate)) }

  /// Makes `layout`, which is empty, that of the speakers.
  func write(to layout: inout AVChannelLayout) {
    av_channel_layout_from_mask(&layout, speakers)
  }

  /// Speakers at the sides sound from behind, where there are none.
  private static func standingBehind(_ speakers: UInt64) -> UInt64 {
    let (sides, backs) = (
      winnow_speaker_side_left | winnow_speaker_side_right,
      winnow_speaker_back_left | winnow_speaker_back_right
    )
    guard speakers & sides != 0, speakers & backs == 0 else { return speakers }
    return speakers & ~sides | backs
  }

  /// The speakers of decoded sound, a usual arrangement where it does not tell; 0 where there is none.
  static func speakers(of frame: UnsafePointer<AVFrame>) -> UInt64 {
    let told = withUnsafePointer(to: frame.pointee.ch_layout) { winnow_speakers($0) }
    let count = frame.pointee.ch_layout.nb_channels
    if told != 0 || count <= 0 { return told }
    var usual = AVChannelLayout()
    av_channel_layout_default(&usual, count)
    defer { av_channel_layout_uninit(&usual) }
    let speakers = withUnsafePointer(to: usual) { winnow_speakers($0) }
    // Of numbers without a usual arrangement the first are in front.
    return speakers != 0 ? speakers : count < 64 ? 1 << UInt64(count) - 1 : 0
  }
}
