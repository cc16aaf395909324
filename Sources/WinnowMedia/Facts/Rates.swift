import WinnowCore

extension ContainerFact {
  static let duration = following("duration", unit: "s", "How long the video lasts.") { facts in
    known(facts.duration)
  }

  static let fps = following("fps", unit: "per second", "Frames.") { facts in
    facts.frameRate.isPositive ? facts.frameRate.value : nil
  }

  static let bitRate = following(
    "bit_rate", unit: "bits/s",
    "Of the video stream, or of the file where the stream does not tell."
  ) { facts in
    known(Double(facts.bitRate))
  }

  static let bitsPerPixel = following(
    "bits_per_pixel", unit: "bits", "Spent on one pixel of one frame."
  ) { facts in
    known(facts.bitsPerPixel)
  }

  private static func known(_ value: Double) -> Double? { value > 0 ? value : nil }
}
