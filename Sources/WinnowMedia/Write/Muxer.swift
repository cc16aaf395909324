import CFFmpeg
import WinnowCore

/// Owns an MP4 file in the making. Not thread-safe.
final class Muxer {
  /// Where what is written goes.
  private enum Place { case file, memory }

  private let file: String
  private let place: Place
  private let context: UnsafeMutablePointer<AVFormatContext>

  /// - Parameter file: path of the file, which is written anew.
  convenience init(file: String) throws(MediaError) {
    try self.init(file: file, .file)
  }

  private init(file: String, _ place: Place) throws(MediaError) {
    (self.file, self.place) = (file, place)
    var made: UnsafeMutablePointer<AVFormatContext>?
    let code = avformat_alloc_output_context2(&made, nil, "mp4", "file:" + file)
    guard code >= 0, let made else { throw MediaError(.write, path: file, code: code, log: nil) }
    context = made
    // No dates and no versions, so that the same clip is the same bytes.
    context.pointee.flags |= AVFMT_FLAG_BITEXACT
  }

  deinit {
    if place == .memory, context.pointee.pb != nil {
      var bytes: UnsafeMutablePointer<UInt8>?
      avio_close_dyn_buf(context.pointee.pb, &bytes)
      av_free(bytes)
    } else {
      avio_closep(&context.pointee.pb)
    }
    avformat_free_context(context)
  }

  /// Whether MP4 files hold the codec.
  static func holds(_ codec: AVCodecID) -> Bool {
    guard let format = av_guess_format("mp4", nil, nil) else { return false }
    return avformat_query_codec(format, codec, FF_COMPLIANCE_NORMAL) == 1
  }

  /// Whether MP4 files hold a stream with all of its packets. Nothing but writing it tells.
  static func holds(_ stream: SoundTrack.Stream) -> Bool {
    do throws(MediaError) {
      let muxer = try Muxer(file: "", .memory)
      let number = try muxer.addStream(
        like: stream.parameters.pointer, timeBase: stream.timeBase)
      try muxer.begin()
      let copy = try Packet(path: "")
      for packet in stream.packets {
        guard av_packet_ref(copy.pointer, packet.pointer) >= 0 else { return false }
        try muxer.write(copy.pointer, to: number, timeBase: stream.timeBase)
      }
      return av_write_trailer(muxer.context) >= 0
    } catch {
      return false
    }
  }

  /// Adds what an encoder makes as a stream and returns its number.
  func addStream(of encoder: ClipEncoder) throws(MediaError) -> Int {
    let stream = try newStream()
    let code = avcodec_parameters_from_context(stream.pointee.codecpar, encoder.context)
    if code < 0 { throw MediaError(.write, path: file, code: code, log: nil) }
    stream.pointee.time_base = AVRational(encoder.timeBase)
    stream.pointee.avg_frame_rate = encoder.context.pointee.framerate
    return Int(stream.pointee.index)
  }

  /// Adds a copy of a stream and returns its number.
  func addStream(
    like parameters: UnsafeMutablePointer<AVCodecParameters>, timeBase: AVRational
  ) throws(MediaError) -> Int {
    let stream = try newStream()
    let code = avcodec_parameters_copy(stream.pointee.codecpar, parameters)
    if code < 0 { throw MediaError(.write, path: file, code: code, log: nil) }
    // The tag may be one that other containers alone have.
    stream.pointee.codecpar.pointee.codec_tag = 0
    stream.pointee.time_base = timeBase
    return Int(stream.pointee.index)
  }

  private func newStream() throws(MediaError) -> UnsafeMutablePointer<AVStream> {
    guard let stream = avformat_new_stream(context, nil) else {
      throw MediaError.outOfMemory(.write, path: file)
    }
    return stream
  }

  /// Begins the file; all streams have been added.
  func begin() throws(MediaError) {
    var options: OpaquePointer?
    defer { av_dict_free(&options) }
    // What is needed to begin with stands in front, for readers of streams.
    if place == .file { av_dict_set(&options, "movflags", "+faststart", 0) }
    let (code, line) = FFmpegLog.capturing {
      let code =
        place == .file
        ? avio_open(&context.pointee.pb, "file:" + file, AVIO_FLAG_WRITE)
        : avio_open_dyn_buf(&context.pointee.pb)
      return code < 0 ? code : avformat_write_header(context, &options)
    }
    if code < 0 { throw MediaError(.write, path: file, code: code, log: line) }
  }

  /// Writes a packet of stream `number`, whose times are in `timeBase`, and takes its data.
  func write(
    _ packet: UnsafeMutablePointer<AVPacket>, to number: Int, timeBase: AVRational
  ) throws(MediaError) {
    guard let stream = context.pointee.streams?[number] else { return }
    packet.pointee.stream_index = Int32(number)
    packet.pointee.pos = -1
    av_packet_rescale_ts(packet, timeBase, stream.pointee.time_base)
    let (code, line) = FFmpegLog.capturing { av_interleaved_write_frame(context, packet) }
    if code < 0 { throw MediaError(.write, path: file, code: code, log: line) }
  }

  /// Ends the file.
  func finish() throws(MediaError) {
    let (code, line) = FFmpegLog.capturing {
      let code = av_write_trailer(context)
      let closed = avio_closep(&context.pointee.pb)
      return code < 0 ? code : closed
    }
    if code < 0 { throw MediaError(.write, path: file, code: code, log: line) }
  }
}
