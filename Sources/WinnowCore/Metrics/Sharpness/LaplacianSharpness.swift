/// How much fine detail there is: the variance of the Laplacian of full-range luma.
///
/// Measured at the working size (short side 360), because the value depends on scale. Limited-range
/// luma is measured as stored and the variance scaled by (255/219)^2, which is exact.
package struct LaplacianSharpness: Metric {
  package let scores = [
    ScoreDescription(
      "sharpness.laplacian", formula: "variance of luma * [0 1 0; 1 -4 1; 0 1 0], short side 360",
      unit: "levels^2", range: ValueRange(0...), better: .higher, scale: .working,
      source: "Pech-Pacheco 2000; cv2.Laplacian(grey, CV_64F).var()")
  ]

  package init() {}

  package func measure(_ sample: Sample) -> [Double?] {
    let gain = sample.frame.range.lumaGain
    return [sample.detail.laplacian.variance * gain * gain]
  }
}
