import WinnowCore

extension ContainerFact {
  static let duration = number(
    "duration", unit: "s", "How long the video lasts.",
    .facts { facts in
      known(facts.duration)
    })

  static let fps = number(
    "fps", unit: "per second", "Frames.",
    .facts { facts in
      facts.frameRate.isPositive ? facts.frameRate.value : nil
    })

  static let bitRate = number(
    "bit_rate", unit: "bits/s",
    "Of the video stream, or of the file where the stream does not tell.",
    .facts { facts in
      known(Double(facts.bitRate))
    })

  static let bitsPerPixel = number(
    "bits_per_pixel", unit: "bits", "Spent on one pixel of one frame.",
    .facts { facts in
      known(facts.bitsPerPixel)
    })

  private static func known(_ value: Double) -> Double? { value > 0 ? value : nil }
}
