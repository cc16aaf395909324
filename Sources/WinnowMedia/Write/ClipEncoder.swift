import CFFmpeg
import WinnowCore

/// Owns the codec that codes the frames of one clip. Not thread-safe.
final class ClipEncoder {
  /// Seconds from one keyframe to the next, so that a loader finds any frame soon.
  private static let keyframeInterval = 2.0
  /// The finest time base that MPEG-4 has.
  private static let finestMPEG4 = 65535

  let context: UnsafeMutablePointer<AVCodecContext>
  let name: String
  let timeBase: Rational
  private let path: String

  /// What is the same for all frames of a clip.
  struct Format {
    var width: Int
    var height: Int
    var timeBase: Rational
    /// Frames per second, for the rate control.
    var rate: Rational
    /// Whether the last frame stays for longer than others.
    var endsHeld: Bool
  }

  /// Opens the first of the encoders that FFmpeg has.
  ///
  /// - Parameters:
  ///   - first: a frame of the video, which tells the colours.
  ///   - path: the video, for error messages.
  init(
    _ format: Format, coloursOf first: borrowing VideoFrame, coding: ClipCoding, path: String
  ) throws(MediaError) {
    self.path = path
    let found = coding.encoders.lazy.compactMap { name in
      avcodec_find_encoder_by_name(name).map { (name, $0) }
    }.first
    guard let (name, codec) = found, let context = avcodec_alloc_context3(codec) else {
      let names = coding.encoders.joined(separator: ", ")
      throw MediaError(.encode, path: path, reason: "FFmpeg has none of the encoders \(names)")
    }
    self.context = context
    self.name = name
    let isTooFine =
      codec.pointee.id == AV_CODEC_ID_MPEG4 && format.timeBase.denominator > Self.finestMPEG4
    timeBase = isTooFine ? Rational(1, 60000) : format.timeBase
    configure(format, first)
    var options: OpaquePointer?
    defer { av_dict_free(&options) }
    setQuality(coding, &options)
    let (code, line) = FFmpegLog.capturing { avcodec_open2(context, codec, &options) }
    if code < 0 { throw MediaError(.encode, path: path, code: code, log: line) }
  }

  deinit {
    var opened: UnsafeMutablePointer<AVCodecContext>? = context
    avcodec_free_context(&opened)
  }

  private func configure(_ format: Format, _ first: borrowing VideoFrame) {
    let frame = first.pointer.pointee
    context.pointee.width = Int32(format.width)
    context.pointee.height = Int32(format.height)
    context.pointee.pix_fmt = AV_PIX_FMT_YUV420P
    context.pointee.sample_aspect_ratio = AVRational(num: 1, den: 1)
    context.pointee.time_base = AVRational(timeBase)
    context.pointee.framerate = AVRational(format.rate)
    context.pointee.color_range = AVCOL_RANGE_MPEG
    context.pointee.colorspace = first.matrix.tag
    context.pointee.color_primaries = frame.color_primaries
    context.pointee.color_trc = frame.color_trc
    context.pointee.gop_size = Int32(max(1, (format.rate.value * Self.keyframeInterval).rounded()))
    // Readers see how long a frame stays where frames are decoded in the order they are shown in.
    if format.endsHeld { context.pointee.max_b_frames = 0 }
    // With one thread the bytes are the same on every machine.
    context.pointee.thread_count = 1
    context.pointee.flags |= AV_CODEC_FLAG_BITEXACT | AV_CODEC_FLAG_GLOBAL_HEADER
  }

  private func setQuality(_ coding: ClipCoding, _ options: inout OpaquePointer?) {
    if let most = coding.maxBitRate {
      context.pointee.rc_max_rate = Int64(most)
      context.pointee.rc_buffer_size = Int32(clamping: 2 * most)
    }
    switch name {
    case "libx264":
      av_dict_set(&options, "preset", "fast", 0)
      av_dict_set_int(&options, "crf", Int64(coding.crf), 0)
      // Its macroblock tree reads memory that nobody wrote (version 164 on AVX-512), so that the
      // same clip is other bytes each time.
      av_dict_set(&options, "x264-params", "mbtree=0", 0)
    case "libvpx-vp9":
      // A bit rate of 0 means that the quality alone decides.
      context.pointee.bit_rate = Int64(coding.maxBitRate ?? 0)
      av_dict_set_int(&options, "crf", Int64(coding.crf + 12), 0)
      av_dict_set(&options, "deadline", "good", 0)
      av_dict_set(&options, "cpu-used", "4", 0)
    default:
      if let most = coding.maxBitRate {
        context.pointee.bit_rate = Int64(most)
      } else {
        context.pointee.flags |= AV_CODEC_FLAG_QSCALE
        context.pointee.global_quality = Int32(max(1, min(31, coding.crf / 6))) * FF_QP2LAMBDA
      }
    }
  }

  /// Takes in a picture, shown from `start` on; nil announces the end.
  func send(_ frame: UnsafeMutablePointer<AVFrame>?, start: Int64) throws(MediaError) {
    if let frame {
      frame.pointee.pts = start
      frame.pointee.pict_type = AV_PICTURE_TYPE_NONE
      frame.pointee.quality = context.pointee.global_quality
    }
    let (code, line) = FFmpegLog.capturing { avcodec_send_frame(context, frame) }
    if code < 0 { throw MediaError(.encode, path: path, code: code, log: line) }
  }

  /// Whether there was a coded picture to fill `packet` with.
  func receive(into packet: UnsafeMutablePointer<AVPacket>) throws(MediaError) -> Bool {
    let (code, line) = FFmpegLog.capturing { avcodec_receive_packet(context, packet) }
    if code >= 0 { return true }
    if code == winnow_error_from_errno(EAGAIN) || code == winnow_error_eof { return false }
    throw MediaError(.encode, path: path, code: code, log: line)
  }
}

extension AVRational {
  init(_ value: Rational) {
    self.init(num: Int32(clamping: value.numerator), den: Int32(clamping: value.denominator))
  }
}
