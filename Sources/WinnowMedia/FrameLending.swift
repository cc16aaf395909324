import WinnowCore

/// Lends the frames it has decoded as eight-bit planes.
package protocol FrameLending {
  /// Lends `frame`, not turned: in place where it is stored as eight-bit planes, else converted.
  ///
  /// - Throws: `MediaError` where the pixel format cannot be converted; whatever `body` throws.
  func withView<R>(of frame: borrowing VideoFrame, _ body: (FrameView) throws -> R) throws -> R
}

extension VideoReader: FrameLending {}
extension FrameAccess: FrameLending {}
