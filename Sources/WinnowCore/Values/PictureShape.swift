/// What a written picture shows of a stored one, and how large it is.
package struct PictureShape: Hashable, Sendable, Codable {
  /// The part that is shown, in pixels of the stored picture.
  package var rect: PixelRect
  /// How the stored picture is brought upright.
  package var orientation: Orientation
  /// Size of that part in the written picture, upright and in square pixels.
  package var width: Int
  package var height: Int
  /// Size of the written picture. What the part leaves of it is black.
  package var canvasWidth: Int
  package var canvasHeight: Int

  package init(rect: PixelRect, orientation: Orientation = .upright, width: Int, height: Int) {
    self.rect = rect
    self.orientation = orientation
    (self.width, self.height) = (width, height)
    (canvasWidth, canvasHeight) = (width, height)
  }

  /// Size of the part before it is brought upright.
  package var storedSize: (width: Int, height: Int) {
    orientation.swapsSides ? (height, width) : (width, height)
  }

  package var isPadded: Bool { (canvasWidth, canvasHeight) != (width, height) }
}
