import CFFmpeg
import WinnowCore

/// Owns an open container and reads the packets of one stream.
///
/// Not thread-safe. Only local files are opened, and only as one of `formats`, so that no playlist or
/// script can make it open another file.
final class Demuxer {
  /// FFmpeg's names of the containers that are opened.
  static let formats = [
    "mov", "matroska", "webm", "avi", "mpegts", "mpeg", "mpegvideo", "flv", "gif", "ogg", "asf",
    "mxf", "nut", "ivf", "h264", "hevc", "av1", "obu", "m4v", "mjpeg", "rm", "dv", "vc1",
    "yuv4mpegpipe", "wtv",
  ]

  /// Packets that could not be read.
  struct Gap {
    private(set) var count = 0
    private(set) var first: MediaError?
    /// The first reason that is not the end of the file.
    private(set) var error: MediaError?

    mutating func count(_ reason: MediaError) {
      count += 1
      first = first ?? reason
      if reason.code != winnow_error_eof { error = error ?? reason }
    }

    mutating func add(_ other: Gap) {
      count += other.count
      first = first ?? other.first
      error = error ?? other.error
    }
  }

  /// Calls in a row that bring no packet before reading is given up.
  private static let mostFruitlessCalls = 500

  let path: String
  let context: UnsafeMutablePointer<AVFormatContext>
  let stream: UnsafeMutablePointer<AVStream>
  /// Whether the container says that data of its tracks are in another file, which is never opened.
  let namesForeignTracks: Bool
  /// Packets that could not be read, of any stream, where others could behind them; and why not.
  private(set) var unread = Gap()

  private let onPacket: () -> Void

  /// - Parameters:
  ///   - media: whether the video or the sound is read.
  ///   - probeBytes: bytes read at most to find out what the container holds.
  ///   - onPacket: called whenever FFmpeg has looked for a packet, as a sign of life.
  init(
    path: String, media: AVMediaType = AVMEDIA_TYPE_VIDEO,
    probeBytes: Int = DecodeLimits().probeBytes,
    onPacket: @escaping () -> Void = {}
  ) throws(MediaError) {
    self.path = path
    self.onPacket = onPacket
    (context, namesForeignTracks) = try Self.open(path, probeBytes: probeBytes)
    do {
      stream = try Self.select(media, context, path)
    } catch {
      var opened: UnsafeMutablePointer<AVFormatContext>? = context
      avformat_close_input(&opened)
      throw error
    }
  }

  deinit {
    var opened: UnsafeMutablePointer<AVFormatContext>? = context
    avformat_close_input(&opened)
  }

  /// Reads the next packet of the video stream; false at the end of the file.
  ///
  /// What cannot be read is passed over and counted where anything can be read behind it.
  ///
  /// - Throws: `MediaError` where nothing more can be read, for another reason than the end.
  func read(into packet: UnsafeMutablePointer<AVPacket>) throws(MediaError) -> Bool {
    var (calls, gap) = (0, Gap())
    while calls < Self.mostFruitlessCalls {
      let (code, line) = FFmpegLog.capturing { av_read_frame(context, packet) }
      onPacket()
      if code < 0 {
        if code == winnow_error_eof, !hasPacketTable { break }
        calls += 1
        // A container that passes over damage asks to be called again; a file brings nothing later.
        if code == winnow_error_from_errno(EAGAIN) { continue }
        gap.count(MediaError(.read, path: path, code: code, log: line))
        continue
      }
      unread.add(gap)
      if packet.pointee.stream_index == stream.pointee.index { return true }
      av_packet_unref(packet)
      (calls, gap) = (0, Gap())
    }
    if let error = gap.error { throw error }
    return false
  }

  /// How far into the file reading has come, in bytes.
  var bytesRead: Int64 { context.pointee.pb.map { max(0, avio_tell($0)) } ?? 0 }

  /// Moves to the last keyframe at or before `time`, in ticks of the stream, as far as the
  /// container's index knows.
  func seek(to time: Int64) throws(MediaError) {
    let (code, line) = FFmpegLog.capturing {
      av_seek_frame(context, stream.pointee.index, time, AVSEEK_FLAG_BACKWARD)
    }
    if code < 0 { throw MediaError(.seek, path: path, code: code, log: line) }
  }

  /// Whether each packet is found by itself, so that one beyond the end of the file says nothing of
  /// the next.
  private var hasPacketTable: Bool {
    String(cString: context.pointee.iformat.pointee.name).hasPrefix("mov,")
  }

  private static func open(_ path: String, probeBytes: Int) throws(MediaError)
    -> (UnsafeMutablePointer<AVFormatContext>, namesForeignTracks: Bool)
  {
    if path.utf8.contains(0) {
      throw MediaError(.open, path: path, reason: "the path holds a zero byte")
    }
    var options: OpaquePointer?
    defer { av_dict_free(&options) }
    av_dict_set(&options, "protocol_whitelist", "file", 0)
    av_dict_set(&options, "format_whitelist", formats.joined(separator: ","), 0)
    av_dict_set_int(&options, "probesize", Int64(probeBytes), 0)
    var opened: UnsafeMutablePointer<AVFormatContext>?
    // The prefix keeps a colon in the path from being read as a protocol's name.
    let (code, line) = FFmpegLog.capturing {
      avformat_open_input(&opened, "file:" + path, nil, &options)
    }
    guard code >= 0, let opened else {
      throw MediaError(.open, path: path, code: code, log: line)
    }
    return (opened, FFmpegLog.skippedForeignTrack)
  }

  private static func select(
    _ media: AVMediaType, _ context: UnsafeMutablePointer<AVFormatContext>, _ path: String
  ) throws(MediaError) -> UnsafeMutablePointer<AVStream> {
    let (code, line) = FFmpegLog.capturing { avformat_find_stream_info(context, nil) }
    if code < 0 { throw MediaError(.probe, path: path, code: code, log: line) }
    let streams = MediaStreams(of: context)
    guard let stream = media == AVMEDIA_TYPE_VIDEO ? streams.video : streams.sound else {
      let kind = media == AVMEDIA_TYPE_VIDEO ? "video" : "sound"
      throw MediaError(.probe, path: path, kind: .noVideo, reason: "no \(kind) stream")
    }
    for other in streams.all where other != stream { other.pointee.discard = AVDISCARD_ALL }
    return stream
  }
}
