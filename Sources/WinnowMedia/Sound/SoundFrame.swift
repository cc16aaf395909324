import CFFmpeg

/// Owns decoded samples of all channels of a sound.
final class SoundFrame {
  let pointer: UnsafeMutablePointer<AVFrame>

  /// One without samples, for a decoder to fill.
  init(path: String) throws(MediaError) {
    guard let frame = av_frame_alloc() else {
      throw MediaError.outOfMemory(.decode, path: path)
    }
    pointer = frame
  }

  /// One with room for samples as they are coded anew.
  convenience init(_ format: SoundFormat, room: Int, path: String) throws(MediaError) {
    try self.init(path: path)
    format.write(to: &pointer.pointee.ch_layout)
    pointer.pointee.sample_rate = format.rate
    pointer.pointee.format = AV_SAMPLE_FMT_FLTP.rawValue
    pointer.pointee.nb_samples = Int32(clamping: room)
    let code = av_frame_get_buffer(pointer, 0)
    if code < 0 { throw MediaError(.encode, path: path, code: code, log: nil) }
    self.room = room
  }

  deinit {
    var frame: UnsafeMutablePointer<AVFrame>? = pointer
    av_frame_free(&frame)
  }

  /// Samples of a channel that there is room for.
  private(set) var room = 0

  var channels: Int32 { pointer.pointee.ch_layout.nb_channels }
}
