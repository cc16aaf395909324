/// How far a picture is turned clockwise.
public enum Rotation: Int, Sendable, Codable {
  /// As it is.
  case none = 0
  /// By 90 degrees: what was on top is on the right.
  case quarter = 90
  /// By 180 degrees: upside down.
  case half = 180
  /// By 270 degrees: what was on top is on the left.
  case threeQuarters = 270

  /// The right angle nearest to `degrees` clockwise.
  package init(nearest degrees: Double) {
    guard degrees.isFinite else {
      self = .none
      return
    }
    let turns = Int((degrees.truncatingRemainder(dividingBy: 360) / 90).rounded())
    self = Rotation(rawValue: ((turns % 4 + 4) % 4) * 90) ?? .none
  }

  /// The way back.
  package var inverse: Rotation { Rotation(rawValue: (360 - rawValue) % 360) ?? .none }

  /// Whether width and height change places.
  package var swapsSides: Bool { self == .quarter || self == .threeQuarters }

  /// Where `rect` of a stored `width` x `height` picture is found once the picture is turned.
  package func applied(to rect: PixelRect, width: Int, height: Int) -> PixelRect {
    let (right, bottom) = (width - rect.x - rect.width, height - rect.y - rect.height)
    return switch self {
    case .none: rect
    case .quarter: PixelRect(x: bottom, y: rect.x, width: rect.height, height: rect.width)
    case .half: PixelRect(x: right, y: bottom, width: rect.width, height: rect.height)
    case .threeQuarters: PixelRect(x: rect.y, y: right, width: rect.height, height: rect.width)
    }
  }
}
