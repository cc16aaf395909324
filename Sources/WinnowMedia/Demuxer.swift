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

  /// Calls in a row that bring no packet before reading is given up.
  private static let mostFruitlessCalls = 500

  let path: String
  let context: UnsafeMutablePointer<AVFormatContext>
  let stream: UnsafeMutablePointer<AVStream>
  /// Whether the container says that data of its tracks are in another file, which is never opened.
  let namesForeignTracks: Bool
  /// Packets that could not be read, of any stream, where others could behind them; and why not.
  private(set) var unread = Gap()

  private let media: AVMediaType
  /// nil for sound, whose times tell nothing without those of the video.
  private var clock: StreamClock?
  private let sound: SoundCourse
  private var succession: StreamSuccession
  private lazy var fragmentStart: Int64? = hasPacketTable ? FragmentStart.find(in: path) : nil
  /// Number of the stream that is read, and which of the parts of the video that is.
  private var current: Int32
  private var part = 0
  /// Streams that were there when it was looked which are of the video.
  private var examined: Int32 = 0
  private let probeBytes: Int
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
    (self.path, self.media, self.onPacket) = (path, media, onPacket)
    sound = SoundCourse(path: path, onPacket: onPacket)
    (context, namesForeignTracks) = try Self.open(path, probeBytes: probeBytes)
    do {
      stream = try Self.select(media, context, path, onPacket)
    } catch {
      var opened: UnsafeMutablePointer<AVFormatContext>? = context
      avformat_close_input(&opened)
      throw error
    }
    self.probeBytes = probeBytes
    current = stream.pointee.index
    succession = StreamSuccession(stream.pointee.id)
    if media == AVMEDIA_TYPE_VIDEO { clock = StreamClock(of: stream) }
    examine()
  }

  deinit {
    var opened: UnsafeMutablePointer<AVFormatContext>? = context
    avformat_close_input(&opened)
  }

  /// Reads the next packet of the stream, with its times on a clock that does not leap; false at the end of
  /// the file.
  ///
  /// What cannot be read is passed over and counted where anything can be read behind it.
  ///
  /// - Throws: `MediaError` where nothing more can be read, for another reason than the end.
  func read(into packet: Packet) throws(MediaError) -> Bool {
    guard try readStored(into: packet.pointer) else { return false }
    // The clock tells what a fragment means whose times have been.
    if packet.isDiscarded, let fragmentStart, packet.pointer.pointee.pos >= fragmentStart {
      packet.pointer.pointee.flags &= ~AV_PKT_FLAG_DISCARD
    }
    if !packet.isDiscarded { clock?.take(packet.reading, isHeard: sound.isHeard(from:to:)) }
    packet.move(by: clock?.offset ?? 0)
    return true
  }

  /// Reads the next packet with the times that the container gives it.
  private func readStored(
    into packet: UnsafeMutablePointer<AVPacket>
  ) throws(MediaError) -> Bool {
    var (calls, gap) = (0, Gap())
    while calls < Self.mostFruitlessCalls {
      let (code, line) = FFmpegLog.capturing { av_read_frame(context, packet) }
      onPacket()
      if code < 0 {
        if code == winnow_error_eof, !hasPacketTable {
          if goOn() { continue }
          break
        }
        calls += 1
        // A container that passes over damage asks to be called again; a file brings nothing later.
        if code == winnow_error_from_errno(EAGAIN) { continue }
        gap.count(MediaError(.read, path: path, code: code, log: line))
        continue
      }
      unread.add(gap)
      if packet.pointee.stream_index >= examined { examine(at: packet.pointee.pos) }
      if packet.pointee.stream_index == current {
        if !isBehindPart(packet) { return true }
        av_packet_unref(packet)
        if goOn() { continue }
        break
      }
      av_packet_unref(packet)
      (calls, gap) = (0, Gap())
    }
    if let error = gap.error { throw error }
    return false
  }

  /// Why the system did not read all that was asked of it; nil where it did. An end of the file is none.
  var systemFault: MediaError? {
    guard let code = context.pointee.pb?.pointee.error, code < 0, code != winnow_error_eof else {
      return nil
    }
    return MediaError(.read, path: path, code: code, log: nil)
  }

  /// FFmpeg's name of a codec in which the video goes on, in a stream that is not read; nil where it does
  /// not.
  var lostCodec: String? { succession.lostCodec }

  /// Whether the video goes on in other streams than `stream`.
  var isJoined: Bool { succession.parts.count > 1 }

  /// Whether a packet is of `stream`, rather than of one in which the video goes on with headers of its own.
  func isOfChosenStream(_ packet: Packet) -> Bool {
    packet.pointer.pointee.stream_index == stream.pointee.index
  }

  /// Whether a packet of the stream that is read comes where another one goes on for it meanwhile.
  private func isBehindPart(_ packet: UnsafePointer<AVPacket>) -> Bool {
    let next = part + 1
    return next < succession.parts.count && packet.pointee.pos >= succession.parts[next].place
  }

  /// Goes on with the next part of what is read, from where it begins; false where there is none.
  private func goOn() -> Bool {
    guard part + 1 < succession.parts.count, let next = index(of: succession.parts[part + 1]) else {
      return false
    }
    part += 1
    read(next)
    return av_seek_frame(context, -1, succession.parts[part].place, AVSEEK_FLAG_BYTE) >= 0
  }

  /// The number that the stream of a part has here; nil where it has not come up.
  private func index(of part: StreamSuccession.Part) -> Int32? {
    if part.id == stream.pointee.id { return stream.pointee.index }
    return MediaStreams(of: context).all.first { $0.pointee.id == part.id }?.pointee.index
  }

  /// Has packets of one stream read and no others.
  private func read(_ number: Int32) {
    current = number
    for stream in MediaStreams(of: context).all {
      stream.pointee.discard = stream.pointee.index == number ? AVDISCARD_DEFAULT : AVDISCARD_ALL
    }
  }

  /// The stream that a packet is of.
  func stream(of packet: Packet) -> UnsafeMutablePointer<AVStream> {
    context.pointee.streams[Int(packet.pointer.pointee.stream_index)] ?? stream
  }

  /// Looks which of the streams that there are now are parts of what is read. Others are not read.
  ///
  /// - Parameter place: how far into the file reading has come.
  private func examine(at place: Int64 = 0) {
    let isBegun = examined > 0
    let streams = MediaStreams(of: context)
    examined = Int32(clamping: streams.all.count)
    if !succession.isFinal, canFollow, streams.all(of: media).count > 1,
      let packet = try? Packet(path: path),
      let opened = try? Self.open(path, probeBytes: probeBytes)
    {
      var reading: UnsafeMutablePointer<AVFormatContext>? = opened.0
      defer { avformat_close_input(&reading) }
      succession = StreamSuccession(
        to: stream.pointee.id, media, beside: streams.video?.pointee.id,
        reading: opened.0, packet: packet, onPacket: onPacket)
    }
    let parts = succession.parts
    let isHere = { (part: StreamSuccession.Part) in
      self.index(of: part) == self.current && part.place <= place
    }
    part = isBegun ? parts.lastIndex(where: isHere) ?? part : 0
    read(isBegun ? current : parts.first.flatMap(index) ?? current)
  }

  /// Whether streams of the container may come and go.
  private var canFollow: Bool {
    let name = String(cString: context.pointee.iformat.pointee.name)
    return ["mpegts", "mpeg"].contains(name)
  }

  /// Has a frame tell the shape of its pixels, by the container's word where that has one.
  func completeAspect(of frame: borrowing VideoFrame) {
    frame.pointer.pointee.sample_aspect_ratio = av_guess_sample_aspect_ratio(
      context, stream, frame.pointer)
  }

  /// How far into the file reading has come, in bytes.
  var bytesRead: Int64 { context.pointee.pb.map { max(0, avio_tell($0)) } ?? 0 }

  /// Moves to the last keyframe at or before `time`, in ticks of the stream, as far as the
  /// container's index knows. The file must be one whose clock does not leap.
  func seek(to time: Int64) throws(MediaError) {
    part = 0
    if let first = succession.parts.first.flatMap(index) { read(first) }
    let (code, line) = FFmpegLog.capturing {
      av_seek_frame(context, stream.pointee.index, time, AVSEEK_FLAG_BACKWARD)
    }
    if code < 0 { throw MediaError(.seek, path: path, code: code, log: line) }
    clock?.restart()
    // Looking for the place may bring up streams.
    if examined < context.pointee.nb_streams { examine() }
  }

  /// Where the clock has leapt so far.
  var leaps: [ClockLeap] { clock?.leaps ?? [] }

  /// Whether each packet is found by itself, so that one beyond the end of the file says nothing of
  /// the next.
  private var hasPacketTable: Bool {
    String(cString: context.pointee.iformat.pointee.name).hasPrefix("mov,")
  }
}
