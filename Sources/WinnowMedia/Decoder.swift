import CFFmpeg

/// Owns a codec and turns packets into frames. Not thread-safe.
final class Decoder {
  private let context: UnsafeMutablePointer<AVCodecContext>
  private let path: String
  /// Times the codec refused a packet, or decoded it and logged an error.
  private(set) var complaints = 0

  /// - Parameters:
  ///   - threads: threads inside the codec; 1 costs the least CPU time for the same frames.
  ///   - pixels: pixels of a frame at most; larger frames are refused one by one.
  init(
    stream: UnsafeMutablePointer<AVStream>, path: String, threads: Int, pixels: Int
  ) throws(MediaError) {
    self.path = path
    let parameters: UnsafeMutablePointer<AVCodecParameters> = stream.pointee.codecpar
    guard let codec = avcodec_find_decoder(parameters.pointee.codec_id) else {
      let name = String(cString: avcodec_get_name(parameters.pointee.codec_id))
      throw MediaError(.decode, path: path, reason: "no decoder for \(name)")
    }
    guard let context = avcodec_alloc_context3(codec) else {
      throw MediaError.outOfMemory(.decode, path: path)
    }
    self.context = context
    // From here on deinit releases the context, whatever is thrown.
    let (code, line) = FFmpegLog.capturing {
      let code = avcodec_parameters_to_context(context, parameters)
      if code < 0 { return code }
      context.pointee.thread_count = Int32(clamping: max(1, threads))
      context.pointee.max_pixels = Int64(pixels)
      context.pointee.pkt_timebase = stream.pointee.time_base
      return avcodec_open2(context, codec, nil)
    }
    if code < 0 { throw MediaError(.decode, path: path, code: code, log: line) }
  }

  deinit {
    var opened: UnsafeMutablePointer<AVCodecContext>? = context
    avcodec_free_context(&opened)
  }

  /// Hands a packet to the codec; nil announces the end of the stream.
  func send(_ packet: UnsafeMutablePointer<AVPacket>?) throws(MediaError) {
    let (code, line) = FFmpegLog.capturing { avcodec_send_packet(context, packet) }
    if let line, !line.isForgetting { complaints += 1 }
    if code < 0, code != winnow_error_eof {
      if line == nil { complaints += 1 }
      throw MediaError(.decode, path: path, code: code, log: line)
    }
  }

  /// What came of asking the codec for a frame.
  enum Reception { case frame, needsPacket, ended }

  /// Asks the codec for the next frame in presentation order.
  func receive(into frame: UnsafeMutablePointer<AVFrame>) throws(MediaError) -> Reception {
    let (code, line) = FFmpegLog.capturing { avcodec_receive_frame(context, frame) }
    if line != nil { complaints += 1 }
    if code >= 0 { return .frame }
    if code == winnow_error_from_errno(EAGAIN) { return .needsPacket }
    if code == winnow_error_eof { return .ended }
    if line == nil { complaints += 1 }
    throw MediaError(.decode, path: path, code: code, log: line)
  }

  /// Forgets everything, as is needed after a seek.
  func flush() {
    avcodec_flush_buffers(context)
  }
}
