/// How much trouble a reader puts up with before it gives a video up.
public struct DecodeLimits: Hashable, Sendable {
  /// Pixels of one frame.
  public var pixels: Int
  /// Bytes read to find out what a container holds.
  public var probeBytes: Int
  /// Packets in a row that cannot be decoded.
  public var consecutiveErrors: Int
  /// Packets in a row that give no frame.
  public var packetsWithoutFrame: Int

  public init(
    pixels: Int = 1 << 26, probeBytes: Int = 10_000_000, consecutiveErrors: Int = 500,
    packetsWithoutFrame: Int = 2000
  ) {
    self.pixels = pixels
    self.probeBytes = probeBytes
    self.consecutiveErrors = consecutiveErrors
    self.packetsWithoutFrame = packetsWithoutFrame
  }
}
