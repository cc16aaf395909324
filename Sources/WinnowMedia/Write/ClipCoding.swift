/// How the frames of written clips are coded.
package struct ClipCoding: Hashable, Sendable, Codable {
  /// FFmpeg's names of the encoders that are tried, best first.
  package static let encoders = ["libx264", "libvpx-vp9", "mpeg4"]

  /// Constant rate factor of libx264, 0 (best) to 51; the other encoders take what comes near.
  package var crf: Int
  /// Bits a second that are not exceeded for long; nil for no limit.
  package var maxBitRate: Int?
  /// The encoders that may be used.
  package var encoders: [String]

  package init(crf: Int = 18, maxBitRate: Int? = nil, encoders: [String] = encoders) {
    self.crf = crf
    self.maxBitRate = maxBitRate
    self.encoders = encoders
  }
}
