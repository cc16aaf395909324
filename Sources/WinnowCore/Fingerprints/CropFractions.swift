/// The part of a picture inside its bars, in fractions of the picture's width and height: 0 is the
/// left or top edge, 1 the right or bottom one.
package struct CropFractions: Hashable, Sendable {
  package let left: Double
  package let top: Double
  package let right: Double
  package let bottom: Double

  package static let whole = CropFractions(known: 0, 0, 1, 1)

  /// nil unless the box lies inside the picture and takes at least a hundredth of each side.
  package init?(left: Double, top: Double, right: Double, bottom: Double) {
    guard left >= 0, top >= 0, right <= 1, bottom <= 1, right - left >= 0.01, bottom - top >= 0.01
    else { return nil }
    self.init(known: left, top, right, bottom)
  }

  private init(known left: Double, _ top: Double, _ right: Double, _ bottom: Double) {
    (self.left, self.top, self.right, self.bottom) = (left, top, right, bottom)
  }

  /// The part of this box whose sides lie `left`, `top`, `right`, `bottom` of its width and height
  /// inside its own; nil where hardly anything is left or a side lies outside.
  func inside(left: Double, top: Double, right: Double, bottom: Double) -> CropFractions? {
    let (width, height) = (self.right - self.left, self.bottom - self.top)
    return CropFractions(
      left: self.left + left * width, top: self.top + top * height,
      right: self.right - right * width, bottom: self.bottom - bottom * height)
  }
}
