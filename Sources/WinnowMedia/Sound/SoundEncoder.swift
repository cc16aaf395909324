import CFFmpeg

/// Owns the codec that codes the sound of a clip anew. Not thread-safe.
final class SoundEncoder {
  /// FFmpeg's name of the encoder.
  static let codec = "aac"

  let format: SoundFormat
  /// Samples of a channel that went to the codec.
  private var count: Int64 = 0
  private let path: String
  private let context: UnsafeMutablePointer<AVCodecContext>
  private var block: SoundFrame
  private var filled = 0
  private var packets: [Packet] = []

  /// - Parameter path: the video, for error messages.
  init(_ format: SoundFormat, path: String) throws(MediaError) {
    (self.format, self.path) = (format, path)
    block = try SoundFrame(path: path)
    guard let codec = avcodec_find_encoder_by_name(Self.codec),
      let context = avcodec_alloc_context3(codec)
    else {
      throw MediaError(.encode, path: path, reason: "FFmpeg has no encoder \(Self.codec)")
    }
    self.context = context
    format.write(to: &context.pointee.ch_layout)
    context.pointee.sample_rate = format.rate
    context.pointee.sample_fmt = AV_SAMPLE_FMT_FLTP
    context.pointee.time_base = AVRational(num: 1, den: format.rate)
    context.pointee.bit_rate = format.bitRate
    context.pointee.thread_count = 1
    context.pointee.flags |= AV_CODEC_FLAG_BITEXACT | AV_CODEC_FLAG_GLOBAL_HEADER
    let (code, line) = FFmpegLog.capturing { avcodec_open2(context, codec, nil) }
    if code < 0 { throw MediaError(.encode, path: path, code: code, log: line) }
  }

  deinit {
    var opened: UnsafeMutablePointer<AVCodecContext>? = context
    avcodec_free_context(&opened)
  }

  /// Samples of a channel taken in.
  var position: Int64 { count + Int64(filled) }

  /// Samples that are coded together.
  private var blockSize: Int { max(1, Int(context.pointee.frame_size)) }

  /// Takes in `count` samples of `frame` from the one at `offset` on; silence for nil.
  func append(_ frame: SoundFrame?, from offset: Int = 0, count: Int) throws(MediaError) {
    var (offset, left) = (offset, count)
    while left > 0 {
      // The codec may still read the block before.
      if filled == 0 { block = try SoundFrame(format, room: blockSize, path: path) }
      let taken = min(left, blockSize - filled)
      let (into, channels) = (block.pointer.pointee.extended_data, block.channels)
      if let frame {
        av_samples_copy(
          into, frame.pointer.pointee.extended_data, Int32(filled), Int32(offset), Int32(taken),
          channels, AV_SAMPLE_FMT_FLTP)
      } else {
        av_samples_set_silence(into, Int32(filled), Int32(taken), channels, AV_SAMPLE_FMT_FLTP)
      }
      (offset, left, filled) = (offset + taken, left - taken, filled + taken)
      if filled == blockSize { try sendBlock() }
    }
  }

  /// Ends the sound.
  func finish() throws(MediaError) -> SoundTrack.Stream {
    if filled > 0 { try sendBlock() }
    try send(nil)
    let parameters = try CodecParameters(path: path) {
      avcodec_parameters_from_context($0, context)
    }
    return SoundTrack.Stream(
      parameters: parameters, timeBase: context.pointee.time_base, packets: packets)
  }

  private func sendBlock() throws(MediaError) {
    block.pointer.pointee.nb_samples = Int32(filled)
    block.pointer.pointee.pts = count
    (count, filled) = (count + Int64(filled), 0)
    try send(block.pointer)
  }

  private func send(_ frame: UnsafeMutablePointer<AVFrame>?) throws(MediaError) {
    let (code, line) = FFmpegLog.capturing { avcodec_send_frame(context, frame) }
    if code < 0 { throw MediaError(.encode, path: path, code: code, log: line) }
    while true {
      let packet = try Packet(path: path)
      let (code, line) = FFmpegLog.capturing { avcodec_receive_packet(context, packet.pointer) }
      if code == winnow_error_from_errno(EAGAIN) || code == winnow_error_eof { return }
      if code < 0 { throw MediaError(.encode, path: path, code: code, log: line) }
      packets.append(packet)
    }
  }
}
