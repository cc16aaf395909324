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
    guard case .converted(let format) = PixelLayout(frame.format) else {
      if let result = try frame.withPlanarView(body) { return result }
      throw MediaError(.decode, path: path, reason: "a frame without samples")
    }
    let target = Scaler.Target(
      width: Int32(frame.width), height: Int32(frame.height), format: format, range: frame.range,
      matrix: frame.matrix)
    let converted = try converter.convert(frame, to: target)
    if let result = try converted.withPlanarView(body) { return result }
    throw MediaError(.convert, path: path, reason: "a frame without samples")
  }
}
