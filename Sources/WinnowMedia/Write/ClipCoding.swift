/// How the frames of written clips are coded.
public struct ClipCoding: Hashable, Sendable, Codable {
  /// FFmpeg's names of the encoders that are tried, best first.
  public static let encoders = ["libx264", "libvpx-vp9", "mpeg4"]

  /// Constant rate factor of libx264, 0 (best) to 51; the other encoders take what comes near.
  public var crf: Int
  /// Bits a second that are not exceeded for long; nil for no limit.
  public var maxBitRate: Int?
  /// The encoders that may be used.
  public var encoders: [String]

  public init(crf: Int = 18, maxBitRate: Int? = nil, encoders: [String] = encoders) {
    self.crf = crf
    self.maxBitRate = maxBitRate
    self.encoders = encoders
  }
}
