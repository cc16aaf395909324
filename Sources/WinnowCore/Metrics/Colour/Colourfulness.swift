/// How colourful the picture looks, 0 for grey.
///
/// rg and yb are linear in chroma and free of luma, so the moments of the chroma planes give their
/// mean and variance exactly; only the clipping of red, green and blue to 0...255 is not modelled.
package struct Colourfulness: Metric {
  package let scores = [
    ScoreDescription(
      "colour.colourfulness",
      formula: "sqrt(var rg + var yb) + 0.3 sqrt(mean rg^2 + mean yb^2), rg = R-G, yb = (R+G)/2-B",
      unit: "levels", range: ValueRange(0...), better: .neither, scale: .native,
      source: "Hasler and Suesstrunk 2003")
  ]

  package init() {}

  package func measure(_ sample: Sample) -> [Double?] {
    guard let (u, v) = sample.frame.chroma, u.width == v.width, u.height == v.height else {
      return [0]
    }
    let spacing = sample.bands.spacing
    let moments = sample.kernels.pairMoments(u.everyRow(spacing), v.everyRow(spacing))
    let weights = sample.frame.matrix.weights
    let gain = sample.frame.range.chromaGain
    // R = Y + r v, B = Y + b u, and G takes what luma leaves of both.
    let (r, b) = (2 * (1 - weights.red) * gain, 2 * (1 - weights.blue) * gain)
    let green = 1 - weights.red - weights.blue
    let (gu, gv) = (-weights.blue * b / green, -weights.red * r / green)
    let rg = Self.spread(moments, -gu, r - gv)
    let yb = Self.spread(moments, gu / 2 - b, (r + gv) / 2)
    return [
      (rg.variance + yb.variance).squareRoot()
        + 0.3 * (rg.mean * rg.mean + yb.mean * yb.mean).squareRoot()
    ]
  }

  /// Mean and variance of `a * (u - 128) + b * (v - 128)`.
  private static func spread(_ moments: PairMoments, _ a: Double, _ b: Double)
    -> (mean: Double, variance: Double)
  {
    let (mean, variance) = moments.combined(a, b)
    return (mean - 128 * (a + b), variance)
  }
}
