/// How many pixels strong edges take from dark to light: perceptual blur, at the working size.
///
/// Along every row and column luma is cut where it turns, from rising to falling or to staying the
/// same. What rises or falls by at least 32 levels in between is an edge, and its width the steps it
/// takes; 1 is a hard edge. Pictures with fewer than 50 edges have no value. Marziliano looks for edges
/// with a Sobel filter and along rows alone. Noise cuts edges up and lowers the value.
package struct EdgeWidth: Metric {
  /// In full-range levels.
  static let rise = 32.0
  static let fewest = 50

  package let scores = [
    ScoreDescription(
      "sharpness.edge_width",
      formula: "mean length of the strictly rising or falling runs of 32 levels or more along rows"
        + " and columns, short side 360",
      unit: "pixels", range: ValueRange(1...255), better: .lower, scale: .working,
      source: "after Marziliano 2002; FFmpeg filter blurdetect")
  ]

  package init() {}

  package func measure(_ sample: Sample) -> [Double?] {
    let rise = UInt8((Self.rise / sample.frame.range.lumaGain).rounded(.up))
    let edges = sample.withWorkingLuma { sample.kernels.edgeWidths($0, rise: rise) }
    guard edges.count >= Self.fewest else { return [nil] }
    return [Double(edges.width) / Double(edges.count)]
  }
}
