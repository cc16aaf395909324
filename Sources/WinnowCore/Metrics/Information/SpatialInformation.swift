/// How much there is to see in the picture: the spread of Sobel gradients, at native size.
package struct SpatialInformation: Metric {
  package let scores = [
    ScoreDescription(
      "information.spatial",
      formula: "standard deviation of sqrt(gx^2 + gy^2), Sobel gradients of full-range luma",
      unit: "levels", range: ValueRange(0...), better: .higher, scale: .native,
      source: "ITU-T P.910 SI (0-255 form); FFmpeg filter siti")
  ]

  package init() {}

  package func measure(_ sample: Sample) -> [Double?] {
    let gradients = sample.lumaStatistics.gradients
    guard gradients.count > 0 else { return [nil] }
    return [gradients.variance.squareRoot() * sample.frame.range.lumaGain]
  }
}
