/// A picture in red, green and blue, upright.
public struct RGBPicture: Sendable {
  public let width: Int
  public let height: Int
  /// Rows from the top, pixels from the left, three bytes a pixel.
  public let samples: [UInt8]
}
