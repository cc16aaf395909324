import CFFmpeg

/// Owns what a container says of a stream's codec.
final class CodecParameters {
  let pointer: UnsafeMutablePointer<AVCodecParameters>

  /// - Parameters:
  ///   - path: the video, for error messages.
  ///   - fill: gives the parameters their values, and returns FFmpeg's code.
  init(
    path: String, _ fill: (UnsafeMutablePointer<AVCodecParameters>) -> Int32
  ) throws(MediaError) {
    guard let made = avcodec_parameters_alloc() else {
      throw MediaError.outOfMemory(.encode, path: path)
    }
    pointer = made
    // From here on deinit releases them, whatever is thrown.
    let code = fill(made)
    if code < 0 { throw MediaError(.encode, path: path, code: code, log: nil) }
  }

  deinit {
    var made: UnsafeMutablePointer<AVCodecParameters>? = pointer
    avcodec_parameters_free(&made)
  }

  /// FFmpeg's name of the codec.
  var codec: String { String(cString: avcodec_get_name(pointer.pointee.codec_id)) }
}
