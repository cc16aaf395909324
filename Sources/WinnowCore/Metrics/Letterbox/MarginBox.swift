/// A part of the picture as shown, by what is cut off each edge as shares of the picture's sides.
package protocol MarginBox {
  var left: Double { get }
  var top: Double { get }
  var right: Double { get }
  var bottom: Double { get }
}

extension MarginBox {
  /// The box in whole pixels of a shown picture of `width` x `height`.
  package func pixels(width: Int, height: Int) -> PixelRect {
    let x = Int((left * Double(width)).rounded())
    let y = Int((top * Double(height)).rounded())
    let (trailing, below) = (
      Int((right * Double(width)).rounded()), Int((bottom * Double(height)).rounded())
    )
    return PixelRect(
      x: min(x, width - 1), y: min(y, height - 1), width: max(1, width - x - trailing),
      height: max(1, height - y - below))
  }
}
