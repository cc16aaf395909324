/// A picture of a video and how long it stands for it, until the picture has become another.
///
/// Times are milliseconds on the clock of the seconds that the builder was given. Pictures are
/// `side` x `side` means of luma, whatever the aspect.
package struct FingerprintMoment: Hashable, Sendable {
  /// Samples along each side of the pictures.
  package static let side = 32

  package var start: Int32
  /// The start of the next moment or the end of the shot.
  package var end: Int32
  /// What is shown inside the bars.
  package var picture: Plane
  /// The whole frame where bars were left out: they may have been none.
  package var frame: Plane?

  /// - Precondition: the pictures are `side` x `side`.
  package init(start: Int32, end: Int32, picture: Plane, frame: Plane? = nil) {
    for plane in [picture, frame].compactMap({ $0 }) {
      precondition(plane.width == Self.side && plane.height == Self.side)
    }
    self.start = start
    self.end = end
    self.picture = picture
    self.frame = frame
  }

  /// The code of the picture inside the bars.
  func code(kernels: Kernels = .best) -> ContrastCode {
    PictureWindow.whole.code(of: picture, kernels: kernels)
  }
}
