/// How much luma changes over two pixels along the rows as shown, at the working size.
///
/// Limited-range luma is measured as stored and the value scaled by (255/219)^2, which is exact. A
/// picture less than three pixels wide has no value.
package struct Brenner: Metric {
  package let scores = [
    ScoreDescription(
      "sharpness.brenner", formula: "mean of (I(x + 2, y) - I(x, y))^2, short side 360",
      unit: "levels^2", range: ValueRange(0...65025), better: .higher, scale: .working,
      source: "Brenner 1976")
  ]

  package init() {}

  package func measure(_ sample: Sample) -> [Double?] {
    let swaps = sample.frame.orientation.swapsSides
    let (width, height) = sample.withWorkingLuma { ($0.width, $0.height) }
    let (across, down) = swaps ? (height, width) : (width, height)
    guard across > 2 else { return [nil] }
    let steps = swaps ? sample.detail.stepsDown : sample.detail.stepsAcross
    let gain = sample.frame.range.lumaGain
    return [Double(steps) / Double((across - 2) * down) * gain * gain]
  }
}
