/// Which size pictures and clips are written at.
package enum PictureFit: Hashable, Sendable, Codable {
  /// As large as they are.
  case full
  /// Reduced until the short or the long side has at most so many pixels.
  case shortSide(Int)
  case longSide(Int)
  /// Exactly that large: what stands over on both sides is cut off, or what is missing is black.
  case crop(width: Int, height: Int)
  case pad(width: Int, height: Int)

  /// The written picture of the part `rect` of a stored one.
  ///
  /// - Parameters:
  ///   - aspect: width of a stored pixel by its height.
  ///   - isEven: whether all sides have to be even, as 4:2:0 video asks.
  package func shape(
    of rect: PixelRect, aspect: Double, orientation: Orientation, isEven: Bool = false
  ) -> PictureShape {
    var shape = PictureShape(rect: rect, orientation: orientation, width: 1, height: 1)
    if isEven, self == .full, aspect == 1 { shape.rect = shape.rect.even }
    var (across, down) = (Double(shape.rect.width) * aspect, Double(shape.rect.height))
    if orientation.swapsSides { swap(&across, &down) }
    let side = { (length: Double) in isEven ? length.even : max(1, Int(length.rounded())) }
    let scale = scale(across, down)
    (shape.width, shape.height) = (side(across * scale), side(down * scale))
    (shape.canvasWidth, shape.canvasHeight) = (shape.width, shape.height)
    switch self {
    case .full, .shortSide, .longSide: break
    case .crop(let width, let height):
      let share = (Double(width) / (across * scale), Double(height) / (down * scale))
      shape.rect = shape.rect.middle(orientation.swapsSides ? (share.1, share.0) : share)
      (shape.canvasWidth, shape.canvasHeight) = (side(Double(width)), side(Double(height)))
      (shape.width, shape.height) = (shape.canvasWidth, shape.canvasHeight)
    case .pad(let width, let height):
      (shape.canvasWidth, shape.canvasHeight) = (side(Double(width)), side(Double(height)))
      shape.width = min(shape.width, shape.canvasWidth)
      shape.height = min(shape.height, shape.canvasHeight)
    }
    return shape
  }

  /// What a picture of `across` x `down` pixels is multiplied by.
  private func scale(_ across: Double, _ down: Double) -> Double {
    switch self {
    case .full: 1
    case .shortSide(let side): min(1, Double(side) / min(across, down))
    case .longSide(let side): min(1, Double(side) / max(across, down))
    case .crop(let width, let height): max(Double(width) / across, Double(height) / down)
    case .pad(let width, let height): min(Double(width) / across, Double(height) / down)
    }
  }
}

extension PictureFit: CustomStringConvertible {
  package var description: String {
    switch self {
    case .full: "full size"
    case .shortSide(let side): "short side \(side)"
    case .longSide(let side): "long side \(side)"
    case .crop(let width, let height): "\(width)x\(height) cropped"
    case .pad(let width, let height): "\(width)x\(height) padded"
    }
  }
}

extension PixelRect {
  /// Without a last row or column that makes a side odd.
  fileprivate var even: PixelRect {
    PixelRect(x: x, y: y, width: max(2, width & ~1), height: max(2, height & ~1))
  }

  /// The middle of the rectangle, with so much of each side.
  fileprivate func middle(_ share: (across: Double, down: Double)) -> PixelRect {
    let wide = min(width, max(1, Int((Double(width) * share.across).rounded())))
    let high = min(height, max(1, Int((Double(height) * share.down).rounded())))
    return PixelRect(
      x: x + (width - wide) / 2, y: y + (height - high) / 2, width: wide, height: high)
  }
}

extension Double {
  /// The nearest even whole number from 2 on.
  fileprivate var even: Int { max(2, 2 * Int((self / 2).rounded())) }
}
