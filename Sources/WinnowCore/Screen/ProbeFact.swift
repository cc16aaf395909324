/// What a container says of a video without any decoding, as recipes name it.
public enum ProbeFact: String, CaseIterable, Sendable, Codable {
  /// Pixels as shown: turned upright, pixels made square.
  case width, height
  /// The smaller of both.
  case shortSide = "short_side"
  /// Width over height, as shown.
  case aspect
  /// Seconds.
  case duration
  /// Frames per second.
  case fps
  /// Bits per second of the video stream, or of the file where the stream does not tell.
  case bitRate = "bit_rate"
  /// Bits spent on one pixel of one frame.
  case bitsPerPixel = "bits_per_pixel"
}
