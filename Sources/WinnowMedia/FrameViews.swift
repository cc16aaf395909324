import CFFmpeg
import WinnowCore

/// Lends decoded frames as eight-bit planes. Not thread-safe.
package final class FrameViews {
  private let path: String
  private let orientation: Orientation
  private let converter: Scaler

  /// - Parameter orientation: how the frames are brought upright.
  package init(path: String, orientation: Orientation) {
    self.path = path
    self.orientation = orientation
    converter = Scaler(path: path, flags: SWS_POINT)
  }

  /// Lends `frame` in place where it is stored as eight-bit planes, else converted.
  ///
  /// - Throws: `MediaError` where the pixel format cannot be converted; whatever `body` throws.
  package func withView<R>(
    of frame: borrowing VideoFrame, _ body: (FrameView) throws -> R
  ) throws -> R {
    func lend(_ view: FrameView) throws -> R {
      var view = view
      view.orientation = orientation
      return try body(view)
    }
    let result: R? =
      switch PixelLayout(frame.format) {
      case .planar(let hasChroma): try frame.withPlanes(hasChroma: hasChroma, lend)
      case .deep(let depth, let hasChroma):
        try frame.withPlanes(depth: depth, hasChroma: hasChroma, lend)
      case .converted(let format): try withConverted(frame, to: format, lend)
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
