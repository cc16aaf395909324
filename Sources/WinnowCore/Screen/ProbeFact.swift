/// What a container says of a video without any decoding, as recipes name it.
package enum ProbeFact: String, CaseIterable, Sendable, Codable {
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

  /// Empty for a mere number.
  package var unit: String {
    switch self {
    case .width, .height, .shortSide: "pixels"
    case .aspect: ""
    case .duration: "s"
    case .fps: "per second"
    case .bitRate: "bits/s"
    case .bitsPerPixel: "bits"
    }
  }

  var range: ValueRange { self == .aspect ? ValueRange(above: 0) : ValueRange(0...) }

  /// One sentence on what it is.
  package var summary: String {
    switch self {
    case .width: "Width as shown: turned upright, pixels made square."
    case .height: "Height as shown."
    case .shortSide: "The smaller of both."
    case .aspect: "Width over height, as shown."
    case .duration: "How long the video lasts."
    case .fps: "Frames."
    case .bitRate: "Of the video stream, or of the file where the stream does not tell."
    case .bitsPerPixel: "Spent on one pixel of one frame."
    }
  }
}
