/// How pictures of another shape come to the size that is asked for.
public enum FrameFit: String, Hashable, Sendable, Codable, CaseIterable {
  /// Stretched.
  case stretch
  /// What stands over on both sides is cut off.
  case crop
  /// What is missing is black.
  case pad

  /// The picture of the part `rect` of a stored one.
  ///
  /// - Parameter aspect: width of a stored pixel by its height.
  package func shape(
    of rect: PixelRect, _ size: FrameSize, aspect: Double, orientation: Orientation
  ) -> PictureShape {
    let (width, height) = (size.width, size.height)
    let fit: PictureFit
    switch self {
    case .stretch:
      return PictureShape(rect: rect, orientation: orientation, width: width, height: height)
    case .crop: fit = .crop(width: width, height: height)
    case .pad: fit = .pad(width: width, height: height)
    }
    return fit.shape(of: rect, aspect: aspect, orientation: orientation)
  }
}
