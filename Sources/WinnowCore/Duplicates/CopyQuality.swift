/// What decides which copy of a group is worth keeping: more pixels, then more bits for each of
/// them, then more of the content.
public struct CopyQuality: Hashable, Sendable, Comparable {
  /// Pixels of a frame.
  public var pixels: Int
  /// Bits of the compressed stream for each pixel shown, 0 where not known.
  public var bitsPerPixel: Double
  /// Length in seconds.
  public var seconds: Double

  /// Numbers that are none count as 0.
  public init(pixels: Int, bitsPerPixel: Double, seconds: Double) {
    self.pixels = pixels
    self.bitsPerPixel = bitsPerPixel.isNaN ? 0 : bitsPerPixel
    self.seconds = seconds.isNaN ? 0 : seconds
  }

  public static func < (a: CopyQuality, b: CopyQuality) -> Bool {
    (a.pixels, a.bitsPerPixel, a.seconds) < (b.pixels, b.bitsPerPixel, b.seconds)
  }

  /// The position of the best of `copies`, the first of equals; nil where there are none.
  public static func best(of copies: [CopyQuality]) -> Int? {
    copies.indices.reduce(nil) { best, next in
      best.map { copies[$0] < copies[next] ? next : $0 } ?? next
    }
  }
}
