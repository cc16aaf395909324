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

  /// Samples of a channel that it holds.
  var count: Int { Int(pointer.pointee.nb_samples) }

  /// Another one with what is behind its first `count` samples, of which it has more.
  func dropping(_ count: Int, path: String) throws(MediaError) -> SoundFrame {
    let rest = try SoundFrame(path: path)
    let left = self.count - count
    let (from, into) = (pointer, rest.pointer)
    (into.pointee.format, into.pointee.sample_rate) = (
      from.pointee.format, from.pointee.sample_rate
    )
    into.pointee.nb_samples = Int32(clamping: left)
    var code = av_channel_layout_copy(&into.pointee.ch_layout, &from.pointee.ch_layout)
    if code >= 0 { code = av_frame_get_buffer(into, 0) }
    if code >= 0 {
      code = av_samples_copy(
        into.pointee.extended_data, from.pointee.extended_data, 0, Int32(clamping: count),
        Int32(clamping: left), channels, AVSampleFormat(from.pointee.format))
    }
    if code < 0 { throw MediaError(.decode, path: path, code: code, log: nil) }
    return rest
  }

  /// Calls `body` with all samples of the first channel that one with room has room for.
  func withRoom<R>(_ body: (UnsafeBufferPointer<Float>) -> R) -> R {
    guard room > 0, let data = pointer.pointee.extended_data?[0] else {
      return body(UnsafeBufferPointer(start: nil, count: 0))
    }
    return data.withMemoryRebound(to: Float.self, capacity: room) {
      body(UnsafeBufferPointer(start: $0, count: room))
    }
  }
}
