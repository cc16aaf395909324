import CFFmpeg

extension Demuxer {
  static func open(_ path: String, probeBytes: Int) throws(MediaError)
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

  static func select(
    _ media: AVMediaType, _ context: UnsafeMutablePointer<AVFormatContext>, _ path: String,
    _ onPacket: () -> Void
  ) throws(MediaError) -> UnsafeMutablePointer<AVStream> {
    let (code, line) = FFmpegLog.capturing { avformat_find_stream_info(context, nil) }
    if code < 0 { throw MediaError(.probe, path: path, code: code, log: line) }
    if let brand = stillBrand(of: context) {
      throw MediaError(
        .probe, path: path, kind: .noVideo, reason: "a still picture (\(brand)), not a video")
    }
    let streams = MediaStreams(of: context)
    let found =
      media == AVMEDIA_TYPE_VIDEO
      ? streams.video : streams.sound ?? lateSound(in: context, path, onPacket)
    guard let stream = found else {
      let kind = media == AVMEDIA_TYPE_VIDEO ? "video" : "sound"
      throw MediaError(.probe, path: path, kind: .noVideo, reason: "no \(kind) stream")
    }
    return stream
  }

  /// The brand by which a file of the MP4 kind says that it holds a picture, as AVIF and HEIC do.
  private static func stillBrand(of context: UnsafeMutablePointer<AVFormatContext>) -> String? {
    guard let tag = av_dict_get(context.pointee.metadata, "major_brand", nil, 0) else { return nil }
    let brand = String(cString: tag.pointee.value)
    return ["avif", "mif1", "heic", "heix", "heim", "heis"].contains(brand) ? brand : nil
  }
}
