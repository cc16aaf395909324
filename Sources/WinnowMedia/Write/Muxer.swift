import CFFmpeg
import WinnowCore

/// Owns an MP4 file in the making. Not thread-safe.
final class Muxer {
  private let file: String
  private let context: UnsafeMutablePointer<AVFormatContext>

  /// - Parameter file: path of the file, which is written anew.
  init(file: String) throws(MediaError) {
    self.file = file
    var made: UnsafeMutablePointer<AVFormatContext>?
    let code = avformat_alloc_output_context2(&made, nil, "mp4", "file:" + file)
    guard code >= 0, let made else { throw MediaError(.write, path: file, code: code, log: nil) }
    context = made
    // No dates and no versions, so that the same clip is the same bytes.
    context.pointee.flags |= AVFMT_FLAG_BITEXACT
  }

  deinit {
    avio_closep(&context.pointee.pb)
    avformat_free_context(context)
  }

  /// Whether MP4 files hold the codec.
  static func holds(_ codec: AVCodecID) -> Bool {
    guard let format = av_guess_format("mp4", nil, nil) else { return false }
    return avformat_query_codec(format, codec, FF_COMPLIANCE_NORMAL) == 1
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
    av_dict_set(&options, "movflags", "+faststart", 0)
    let (code, line) = FFmpegLog.capturing {
      let code = avio_open(&context.pointee.pb, "file:" + file, AVIO_FLAG_WRITE)
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
