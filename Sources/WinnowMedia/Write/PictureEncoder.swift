import CFFmpeg
import WinnowCore

/// Owns a codec that codes pictures of one size, each on its own.
final class PictureEncoder {
  private let context: UnsafeMutablePointer<AVCodecContext>
  private let path: String
  private let qscale: Int32
  private var coded: Int64 = 0

  /// - Parameters:
  ///   - name: FFmpeg's name of the encoder.
  ///   - quality: quantiser of JPEG, quality of WebP.
  ///   - path: the video, for error messages.
  ///   - options: of the codec, by their names in FFmpeg.
  init(
    codec name: String, format: AVPixelFormat, range: SampleRange, width: Int, height: Int,
    quality: Int, path: String, options: [String: String] = [:]
  ) throws(MediaError) {
    self.path = path
    // The other codecs take no notice of it.
    qscale = Int32(quality)
    guard let codec = avcodec_find_encoder_by_name(name),
      let context = avcodec_alloc_context3(codec)
    else {
      throw MediaError(.encode, path: path, reason: "FFmpeg has no encoder \(name)")
    }
    self.context = context
    context.pointee.width = Int32(width)
    context.pointee.height = Int32(height)
    context.pointee.pix_fmt = format
    context.pointee.color_range = range == .full ? AVCOL_RANGE_JPEG : AVCOL_RANGE_MPEG
    context.pointee.time_base = AVRational(num: 1, den: 25)
    context.pointee.thread_count = 1
    context.pointee.flags |= AV_CODEC_FLAG_BITEXACT
    if codec.pointee.id == AV_CODEC_ID_MJPEG {
      context.pointee.flags |= AV_CODEC_FLAG_QSCALE
      context.pointee.global_quality = qscale * FF_QP2LAMBDA
      context.pointee.qmin = qscale
    }
    if codec.pointee.id == AV_CODEC_ID_WEBP {
      av_opt_set_double(context.pointee.priv_data, "quality", Double(quality), 0)
    }
    for (name, value) in options { av_opt_set(context.pointee.priv_data, name, value, 0) }
    let (code, line) = FFmpegLog.capturing { avcodec_open2(context, codec, nil) }
    if code < 0 { throw MediaError(.encode, path: path, code: code, log: line) }
  }

  deinit {
    var opened: UnsafeMutablePointer<AVCodecContext>? = context
    avcodec_free_context(&opened)
  }

  func encode(_ picture: borrowing VideoFrame) throws(MediaError) -> [UInt8] {
    let packet = try Packet(path: path)
    let frame = picture.pointer
    // Times must grow, and mean nothing here.
    frame.pointee.pts = coded
    coded += 1
    frame.pointee.pict_type = AV_PICTURE_TYPE_NONE
    frame.pointee.quality = qscale * FF_QP2LAMBDA
    let (code, line) = FFmpegLog.capturing {
      let code = avcodec_send_frame(context, frame)
      return code < 0 ? code : avcodec_receive_packet(context, packet.pointer)
    }
    if code < 0 { throw MediaError(.encode, path: path, code: code, log: line) }
    let bytes = UnsafeBufferPointer(
      start: packet.pointer.pointee.data, count: Int(packet.pointer.pointee.size))
    return Array(bytes)
  }
}
