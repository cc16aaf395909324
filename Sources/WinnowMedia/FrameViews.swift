import CFFmpeg
import WinnowCore

/// Lends decoded frames as eight-bit planes. Not thread-safe.
final class FrameViews {
  private let path: String
  private let converter: Scaler

  init(path: String) {
    self.path = path
    converter = Scaler(path: path, flags: SWS_POINT)
  }

  /// Lends `frame` in place where it is stored as eight-bit planes, else converted.
  func withView<R>(
    of frame: borrowing VideoFrame, _ body: (FrameView) throws -> R
  ) throws -> R {
    let result: R? =
      switch PixelLayout(frame.format) {
      case .planar(let hasChroma): try frame.withPlanes(hasChroma: hasChroma, body)
      case .deep(let depth, let hasChroma):
        try frame.withPlanes(depth: depth, hasChroma: hasChroma, body)
      case .converted(let format): try withConverted(frame, to: format, body)
      }
    if let result { return result }
    throw MediaError(.decode, path: path, reason: "a frame without samples")
  }

  private func withConverted<R>(
    _ frame: borrowing VideoFrame, to format: AVPixelFormat, _ body: (FrameView) throws -> R
  ) throws -> R? {
    let target = Scaler.Target(
      width: Int32(frame.width), height: Int32(frame.height), format: format, range: frame.range,
      matrix: frame.matrix)
    let converted = try converter.convert(frame, to: target)
    return try converted.withPlanes(hasChroma: format != AV_PIX_FMT_GRAY8, body)
  }
}
