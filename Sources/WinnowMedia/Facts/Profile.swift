import CFFmpeg

extension ContainerFact {
  /// FFmpeg's name of the codec's profile: "High", "Main 10".
  static let profile = text("profile") { demuxer in
    let stream = demuxer.stream.pointee.codecpar.pointee
    return avcodec_profile_name(stream.codec_id, stream.profile).map { String(cString: $0) }
  }
}
