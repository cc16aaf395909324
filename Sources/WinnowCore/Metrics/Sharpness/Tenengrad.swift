/// How steep the picture is: the mean squared gradient of full-range luma, at the working size.
///
/// Borders are mirrored without repeating them. Limited-range luma is measured as stored and the value
/// scaled by (255/219)^2, which is exact.
package struct Tenengrad: Metric {
  package let scores = [
    ScoreDescription(
      "sharpness.tenengrad",
      formula: "mean of gx^2 + gy^2, luma * Sobel 3x3 across and down, short side 360",
      unit: "levels^2", range: ValueRange(0...), better: .higher, scale: .working,
      source: "Tenenbaum 1970, Krotkov 1987; cv2.Sobel(grey, CV_64F, ...)")
  ]

  package init() {}

  package func measure(_ sample: Sample) -> [Double?] {
    let gain = sample.frame.range.lumaGain
    let detail = sample.detail
    return [Double(detail.gradientSquares) / Double(detail.luma.count) * gain * gain]
  }
}
