import CFFmpeg
import WinnowCore

/// Owns a swscale context and converts frames to another size or pixel format.
///
/// The context is made anew only when a frame differs from the one before. Not thread-safe.
final class Scaler {
  /// What a conversion produces.
  struct Target: Hashable {
    var width: Int32
    var height: Int32
    var format: AVPixelFormat
    var range: SampleRange
    var matrix: ColorMatrix
  }

  private struct Source: Hashable {
    var width: Int32
    var height: Int32
    var format: AVPixelFormat
    var range: SampleRange
    var matrix: ColorMatrix
  }

  private let path: String
  private let flags: Int32
  private var context: OpaquePointer?
  private var configured: (source: Source, target: Target)?

  /// - Parameter flags: swscale's flags, such as `SWS_AREA`.
  init(path: String, flags: Int32) {
    self.path = path
    self.flags = flags
  }

  deinit {
    sws_freeContext(context)
  }

  /// Converts `rect` of `frame` (all of it for nil), which keeps its times.
  ///
  /// - Parameter matrix: what luma and chroma of `frame` are taken for; nil for what it says itself.
  func convert(
    _ frame: borrowing VideoFrame, rect: PixelRect? = nil, matrix: ColorMatrix? = nil,
    to target: Target
  ) throws(MediaError) -> VideoFrame {
    let source = Source(
      width: Int32(rect?.width ?? frame.width), height: Int32(rect?.height ?? frame.height),
      format: frame.format, range: frame.range, matrix: matrix ?? frame.matrix)
    try configure(source, target)
    var converted = try VideoFrame(path: path)
    try converted.allocate(target, timesOf: frame, path: path)
    let (code, line) = FFmpegLog.capturing {
      frame.withPlanePointers(from: rect) { planes, strides in
        converted.withMutablePlanePointers { into, intoStrides in
          sws_scale(context, planes, strides, 0, source.height, into, intoStrides)
        }
      }
    }
    if code < 0 { throw MediaError(.convert, path: path, code: code, log: line) }
    return converted
  }

  private func configure(_ source: Source, _ target: Target) throws(MediaError) {
    if let configured, configured.source == source, configured.target == target { return }
    sws_freeContext(context)
    configured = nil
    context = sws_alloc_context()
    guard let context else { throw MediaError.outOfMemory(.convert, path: path) }
    let raw = UnsafeMutableRawPointer(context)
    let numbers = [
      ("srcw", source.width), ("srch", source.height), ("src_format", source.format.rawValue),
      ("dstw", target.width), ("dsth", target.height), ("dst_format", target.format.rawValue),
      ("sws_flags", flags | SWS_ACCURATE_RND),
    ]
    for (name, value) in numbers { av_opt_set_int(raw, name, Int64(value), 0) }
    av_opt_set(raw, "sws_dither", "none", 0)
    sws_setColorspaceDetails(
      context, sws_getCoefficients(source.matrix.swsColorSpace), source.range == .full ? 1 : 0,
      sws_getCoefficients(target.matrix.swsColorSpace), target.range == .full ? 1 : 0, 0, 1 << 16,
      1 << 16)
    let (code, line) = FFmpegLog.capturing { sws_init_context(context, nil, nil) }
    if code < 0 { throw MediaError(.convert, path: path, code: code, log: line) }
    configured = (source, target)
  }
}
