import CFFmpeg

extension Demuxer {
  /// Sound that comes up in mid-file, of a container that says only there what it holds; nil where there is
  /// none. Reading goes on from the beginning of the file then.
  static func lateSound(
    in context: UnsafeMutablePointer<AVFormatContext>, _ path: String, _ onPacket: () -> Void
  ) -> MediaStreams.Stream? {
    guard context.pointee.ctx_flags & AVFMTCTX_NOHEADER != 0, let packet = try? Packet(path: path)
    else { return nil }
    var found: MediaStreams.Stream?
    while found == nil, av_read_frame(context, packet.pointer) >= 0 {
      let stream = context.pointee.streams[Int(packet.pointer.pointee.stream_index)]
      packet.clear()
      onPacket()
      // A stream may not be known for sound before.
      if let stream, MediaStreams.isOf(AVMEDIA_TYPE_AUDIO, stream) {
        found = MediaStreams(of: context).sound
      }
    }
    guard found != nil, av_seek_frame(context, -1, 0, AVSEEK_FLAG_BYTE) >= 0 else { return nil }
    return found
  }
}
