import Foundation

/// How a stored picture is brought upright to be shown: mirrored left to right, or not, and then
/// turned.
public struct Orientation: Hashable, Sendable, Codable {
  /// Whether the stored picture is mirrored left to right before it is turned.
  public package(set) var isMirrored: Bool
  /// How far the picture, mirrored where it is to be, is turned clockwise.
  public package(set) var rotation: Rotation

  package init(isMirrored: Bool = false, rotation: Rotation = .none) {
    self.isMirrored = isMirrored
    self.rotation = rotation
  }

  /// Shown as stored.
  package static let upright = Orientation()

  /// The orientation nearest to a display matrix, which takes the stored point (x, y), y downward,
  /// to (a x + c y, b x + d y); upright where the matrix leaves nothing to see.
  ///
  /// Each row is taken at its own scale, as FFmpeg's `av_display_rotation_get` does.
  package init(a: Double, b: Double, c: Double, d: Double) {
    let (across, down) = ((a * a + c * c).squareRoot(), (b * b + d * d).squareRoot())
    guard across > 0, down > 0 else {
      self = .upright
      return
    }
    let isMirrored = a * d - b * c < 0
    let sign: Double = isMirrored ? -1 : 1
    self.isMirrored = isMirrored
    rotation = Rotation(nearest: atan2(sign * b / down, sign * a / across) * 180 / .pi)
  }

  /// Whether width and height change places.
  package var swapsSides: Bool { rotation.swapsSides }

  /// What brings the shown picture back to the stored one.
  package var inverse: Orientation {
    // To mirror, turn, mirror and turn again ends where it began.
    isMirrored ? self : Orientation(rotation: rotation.inverse)
  }

  /// Where `rect` of a stored `width` x `height` picture is found in the picture as shown.
  package func applied(to rect: PixelRect, width: Int, height: Int) -> PixelRect {
    var rect = rect
    if isMirrored { rect.x = width - rect.x - rect.width }
    return rotation.applied(to: rect, width: width, height: height)
  }
}
