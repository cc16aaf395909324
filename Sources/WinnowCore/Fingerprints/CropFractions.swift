/// The part of a picture inside its bars, in fractions of the picture's width and height: 0 is the
/// left or top edge, 1 the right or bottom one.
public struct CropFractions: Hashable, Sendable {
  public let left: Double
  public let top: Double
  public let right: Double
  public let bottom: Double

  public static let whole = CropFractions(known: 0, 0, 1, 1)

  /// nil unless the box lies inside the picture and takes at least a hundredth of each side.
  public init?(left: Double, top: Double, right: Double, bottom: Double) {
    guard left >= 0, top >= 0, right <= 1, bottom <= 1, right - left >= 0.01, bottom - top >= 0.01
    else { return nil }
    self.init(known: left, top, right, bottom)
  }

  private init(known left: Double, _ top: Double, _ right: Double, _ bottom: Double) {
    (self.left, self.top, self.right, self.bottom) = (left, top, right, bottom)
  }

  /// The middle of the box, `share` (0...1) of each of its sides.
  func centre(_ share: Double) -> CropFractions {
    let (x, y) = ((right - left) * (1 - share) / 2, (bottom - top) * (1 - share) / 2)
    return CropFractions(known: left + x, top + y, right - x, bottom - y)
  }
}
