import WinnowCore

/// How warm the colours of a picture are: how far red chroma lies above blue chroma.
struct Warmth: Metric {
  let scores = [
    ScoreDescription(
      "look.warmth", formula: "mean of V - mean of U", unit: "levels",
      range: ValueRange(-255...255),
      better: .neither, scale: .native, source: "this program")
  ]

  func measure(_ sample: Sample) -> [Double?] {
    guard let chroma = sample.frame.chroma else { return [nil] }
    return [mean(chroma.v) - mean(chroma.u)]
  }

  private func mean(_ plane: PlaneView) -> Double {
    var sum = 0
    for y in 0..<plane.height { for x in 0..<plane.width { sum += Int(plane[x, y]) } }
    return Double(sum) / Double(plane.width * plane.height)
  }
}
